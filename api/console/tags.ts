/** Lines of a text area, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** `Asset library` → `asset-library`. */
export function tagOf(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, '-');
}
