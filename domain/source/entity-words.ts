const words: Readonly<Record<string, string>> = {
  sow_vendor: 'a statement of work',
  aor: 'an agent of record',
  eor: 'an employer of record',
  w2_seasonal: 'the client’s own payroll (W-2, seasonal)',
};

/** Who engages a person, for people: `an employer of record`. */
export function entityInWords(entity: string): string {
  return words[entity] ?? entity.replaceAll('_', ' ');
}
