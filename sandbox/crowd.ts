import { createHash } from 'node:crypto';
import { chance } from './support/random';
import { talents, type Talent } from './talents';

const firstNames =
  `Adaeze Adrian Aiyana Alana Alexis Alicia Amanda Amir Andrea Angelo Anika Antonio April Arjun Ashley Ayumi
Beatrice Benita Bianca Brandon Brianna Bruno Caleb Camille Carlos Carmen Cecilia Chandra Chloe Clarence Corinne Damian
Danielle Darnell Deborah Delia Denise Derek Dolores Edwin Elias Elise Emilio Esther Ezra Fatima Felix Fiona Francesca
Gabriel Gemma Gerald Gloria Hannah Hector Helena Imani Isaac Ivana Jamal Janelle Jasmine Javier Joanna Jorge Julian
Kamala Katrina Keisha Kendra Khalid Lamar Latoya Leon Lillian Lorena Lucas Marcela Marisol Maya Miguel Monique Nadine
Naomi Nathan Nicole Olga Omari Patrice Paula Quentin Rafael Renee Rosalind Samira Selena Tamara Theo Vanessa Yolanda`.split(
    /\s+/,
  );

const surnames =
  `Abbott Acosta Adeleke Aguilar Albright Alvarado Amato Anaya Archer Arnold Atkins Avery Baker Baldwin Banks
Barnes Barrett Bautista Beaumont Becker Benitez Bishop Blackwell Blake Booker Bowen Bradshaw Briggs Brooks Bryant Burgess
Caldwell Calhoun Camacho Campos Cannon Carlisle Carver Castillo Chambers Chavez Clayton Cole Contreras Copeland Cordova
Crawford Crosby Cuevas Dalton Dawson Delacruz Delaney Dempsey Diaz Dixon Donovan Dorsey Duarte Duncan Easton Ellison
Escobar Estrada Farley Figueroa Finch Fleming Flores Fontaine Foster Franklin Fuentes Gallagher Garner Gibbs Gilmore
Goodwin Graves Greene Griffith Guerrero Hahn Hammond Hancock Harding Hayes Hendricks Herrera Hoffman Holloway Hooper
Horton Hubbard Huerta Ibarra Ingram Jacobs Jefferson Jimenez Joyner Kaplan Keller Kerr Kirby Knox Lambert Landry Langley
Larson Leblanc Leon Lindsey Lopez Lowe Lucero Lynch Maddox Maldonado Marquez Mathis Mayfield Mccoy Medina Mercado Merritt
Meyer Middleton Miranda Monroe Montoya Morales Mosley Munoz Navarro Newton Nolan Norwood Ochoa Odom Olsen Orozco Osborne
Pacheco Palmer Parrish Patel Patton Pennington Perez Pineda Porter Prescott Quinn Ramirez Randall Rangel Reeves Reyes
Richmond Rios Rivera Robbins Rollins Rosales Rowland Salazar Sampson Sandoval Santana Sawyer Serrano Shelton Sinclair
Solano Spencer Stanton Suarez Sutton Talbot Terrell Thornton Trevino Valdez Vargas Vaughn Villegas Wade Walton Watkins
Webster Whitaker Wilder Winters Woodard Yates Zamora`.split(/\s+/);

const initials = 'ABCDEFGHJKLMNPRSTVW';
const zones = ['America/New_York', 'America/New_York', 'America/New_York', 'America/Chicago', 'America/Denver'];

const pairs = firstNames.length * surnames.length;
/** So many different people there are for each listing to draw from. */
const crowdSize = pairs * (initials.length + 1);

/** Someone of the crowd: the n-th is always the same person, whichever listing they answer. Nobody here exists. */
export type Stranger = Pick<Talent, 'ref' | 'name' | 'email' | 'timeZone' | 'portfolio'>;

/** The n-th person of the crowd, from 0 on; after a quarter of a million it begins anew. */
export function stranger(n: number): Stranger {
  const place = n % crowdSize;
  // Neighbours in the crowd share no name: the step has no divisor in common with the number of pairs.
  const pair = (place * 7919) % pairs;
  const first = firstNames[pair % firstNames.length]!;
  const last = surnames[Math.floor(pair / firstNames.length)]!;
  const initial = initials[Math.floor(place / pairs) - 1];
  const name = initial === undefined ? `${first} ${last}` : `${first} ${initial}. ${last}`;
  const slug = `${first}-${initial === undefined ? '' : `${initial}-`}${last}`.toLowerCase();
  const ref = refOf(place);
  return {
    ref,
    name,
    // Their mail address tells them from the known talents, who have no number.
    email: `${slug}.${place}@talent.example`,
    timeZone: zones[Math.floor(chance(ref, 'zone') * zones.length)]!,
    portfolio: `https://${slug}-${place}.example/`,
  };
}

const known = new Map(talents.map((talent) => [talent.ref, talent]));

/** Whoever has this reference: of the known talents, or of the crowd. */
export function personOf(ref: string): Stranger | null {
  const place = parseInt(ref.slice(-5), 16);
  return known.get(ref) ?? (place < crowdSize && refOf(place) === ref ? stranger(place) : null);
}

function refOf(place: number): string {
  const digest = createHash('sha256').update(`crowd\u001f${place}`).digest('hex');
  return `person_${digest.slice(0, 11)}${place.toString(16).padStart(5, '0')}`;
}
