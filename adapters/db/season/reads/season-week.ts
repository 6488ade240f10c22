/** The local date of an instant, in the zone of the season (alias `c`). */
export const seasonDate = (instant: string): string => `(${instant} at time zone c.time_zone)::date`;

/** The week of the season (alias `c`) in which a date lies: 0 is the week of the peak. */
export const seasonWeek = (date: string): string => `floor((${date} - c.peak_on) / 7.0)::int`;
