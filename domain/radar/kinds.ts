/** What can run out while a person is engaged. */
export const expiryKinds = [
  'check',
  'certificate',
  'insurance',
  'classification',
  'access',
  'contract',
  'tenure',
] as const;
export type ExpiryKind = (typeof expiryKinds)[number];

export const severities = ['expired', 'soon', 'later'] as const;
export type Severity = (typeof severities)[number];
