/** A line break in a name or title must not look like a line of ours, nor start a header. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
