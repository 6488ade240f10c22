const long = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** An instant for people, with its weekday: `Monday 2 November 2026 at 09:00 UTC`. */
export function showDate(instant: string): string {
  return `${long.format(new Date(instant)).replace(',', '')} UTC`;
}
