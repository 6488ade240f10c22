import { between, chance } from '../support/random';
import type { SeasonPlay } from './season-play';

/*
 * What becomes of the people of a season. Each question is drawn by (seed, person) alone, so that whoever asks – the person,
 * the trainer, the agency, after a crash – gets the same answer.
 */

export function accepts(season: SeasonPlay, person: string): boolean {
  return happens(season, 'accept', person);
}

/** Whoever does not accept says so, or says nothing until the offer lapses. */
export function declines(season: SeasonPlay, person: string): boolean {
  return chance(season.seed, 'decline', person) < 0.6;
}

export function clears(season: SeasonPlay, person: string): boolean {
  return happens(season, 'clear', person);
}

export function shows(season: SeasonPlay, person: string): boolean {
  return happens(season, 'show', person);
}

/** Whoever will not show up has often stopped answering before. */
export function confirms(season: SeasonPlay, person: string, time: 'week' | 'day'): boolean {
  return shows(season, person) || chance(season.seed, 'confirm', time, person) < 0.7;
}

export function passesClassroom(season: SeasonPlay, person: string): boolean {
  return happens(season, 'classroom', person);
}

export function passesNesting(season: SeasonPlay, person: string): boolean {
  return happens(season, 'nesting', person);
}

/** Whether somebody hands in their notice in this week of work, `2027-W09`. */
export function resignsIn(season: SeasonPlay, person: string, period: string): boolean {
  return chance(season.seed, 'stay', person, period) >= season.yields.weeklySurvival;
}

/** How good somebody is at the work, 0–1: most are good, few are very bad. */
export function talentFor(season: SeasonPlay, person: string): number {
  const drawn = between(0, 1, season.seed, 'talent', person);
  return 1 - (1 - drawn) ** 1.6;
}

function happens(season: SeasonPlay, stage: keyof SeasonPlay['yields'], person: string): boolean {
  return chance(season.seed, stage, person) < season.yields[stage];
}
