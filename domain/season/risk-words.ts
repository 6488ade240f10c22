const owed: Readonly<Record<string, string>> = {
  offer: 'the answer to the offer',
  consent: 'consent to the check',
  sign: 'the signature',
  checklist: 'a paper',
  course: 'the course',
};

/** Why somebody may not make it, from what they are late with. */
export function riskInWords(cause: string, what: string): string {
  switch (cause) {
    case 'answer':
      return `${owed[what] ?? what.replaceAll('-', ' ')} is missing`;
    case 'decision':
      return `a decision is open: ${what.replaceAll('-', ' ')}`;
    case 'parked':
      return `stopped in ${what}: an engineer decides`;
    case 'report':
      return 'the agency has not reported on the check';
    case 'unconfirmed':
      return `has not confirmed ${what}`;
    case 'nesting':
      return 'does not pass nesting';
    default:
      return `${cause} ${what}`;
  }
}
