import type { ChecklistItem } from './contract';

const text = (title: string, extra: Record<string, unknown> = {}) => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength: 200,
  ...extra,
});
const form = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

type Brief = Pick<ChecklistItem, 'item' | 'title' | 'help' | 'minutes' | 'done'> & Partial<ChecklistItem>;

const item = (brief: Brief): ChecklistItem => ({
  owner: 'talent',
  blocking: true,
  stage: 'compliance',
  personal: false,
  waivable: true,
  form: null,
  ...brief,
});

/** The checklist of a freelance engagement, version 1: what must be done before work may start. */
export const freelanceChecklist: ChecklistItem[] = [
  item({
    item: 'right-to-work',
    // The law knows no exception: nobody works before it is shown.
    waivable: false,
    title: 'Confirm who you are and that you may work',
    help: 'Take it from your passport or identity card. Only the people who check it see it.',
    minutes: 3,
    personal: true,
    done: 'Confirm',
    form: form({
      documentType: text('Document', { enum: ['passport', 'identity card', 'residence permit'] }),
      documentNumber: text('Number', { examples: ['X1234567'], pattern: '^[A-Za-z0-9-]{4,30}$' }),
      expiresOn: text('Valid until', { format: 'date', examples: ['2031-05-31'] }),
    }),
  }),
  item({
    item: 'tax-form',
    only: 'contractor',
    title: 'Your tax details',
    help: 'Needed to report what you are paid. In the United States this stands for form W-9.',
    minutes: 3,
    personal: true,
    done: 'Send',
    form: form({
      legalName: text('Name as on your tax return', { examples: ['Sample Studio LLC'] }),
      taxId: text('Tax number', { examples: ['12-3456789'], pattern: '^[0-9A-Za-z-]{5,20}$' }),
      address: text('Address', { maxLength: 400, examples: ['1 Sample Street, Oakland, CA 94601'] }),
    }),
  }),
  item({
    item: 'tax-withholding',
    only: 'employee',
    title: 'Your tax withholding',
    help: 'Your employer withholds tax from your wages and pays it. In the United States this stands for form W-4.',
    minutes: 3,
    personal: true,
    done: 'Send',
    form: form({
      legalName: text('Name as on your tax return', { examples: ['Sam Sample'] }),
      taxId: text('Tax or social security number', { examples: ['123-45-6789'], pattern: '^[0-9A-Za-z-]{5,20}$' }),
      address: text('Address', { maxLength: 400, examples: ['1 Sample Street, Oakland, CA 94601'] }),
    }),
  }),
  item({
    item: 'bank-details',
    title: 'Where we pay you',
    help: 'Your account; it is kept sealed and used for payments only.',
    minutes: 2,
    personal: true,
    done: 'Send',
    form: form({
      accountHolder: text('Account holder', { examples: ['Sample Studio LLC'] }),
      account: text('Account number or IBAN', {
        examples: ['US64SVBKUS6S3300958879'],
        pattern: '^[A-Za-z0-9 ]{6,40}$',
      }),
    }),
  }),
  item({
    item: 'nda',
    title: 'Keep confidential what you learn here',
    help: 'What you learn about the client, its plans and its customers you keep to yourself, during the project and for two years after it. What is public anyway is free.',
    minutes: 2,
    done: 'I agree',
  }),
  item({
    item: 'ip-assignment',
    title: 'Hand over the rights in what you make',
    help: 'The rights in each deliverable pass to the client when it is paid.',
    minutes: 2,
    done: 'I agree',
  }),
  item({
    item: 'code-of-conduct',
    title: 'Read the code of conduct',
    help: 'Treat everyone with respect, whoever they are. Take no gifts that could sway a decision. Keep to the law and to what was agreed. When something is wrong, tell your contact; nobody is ever worse off for saying so.',
    minutes: 4,
    done: 'I have read it',
  }),
  item({
    item: 'data-protection',
    title: 'Handle personal data with care',
    help: 'Use personal data of the client’s customers for this project only, keep it in the client’s systems, copy as little as you can, and tell your contact at once when something goes wrong.',
    minutes: 3,
    done: 'I agree',
  }),
  item({
    item: 'insurance',
    only: 'contractor',
    title: 'Your professional liability insurance',
    help: 'Name the insurer and how long the policy runs.',
    minutes: 2,
    done: 'Send',
    form: form({
      insurer: text('Insurer', { examples: ['Sample Mutual'] }),
      validUntil: text('Valid until', { format: 'date', examples: ['2031-05-31'] }),
    }),
  }),
  item({
    item: 'classification',
    title: 'Classification recorded with evidence',
    help: 'Decided by a dated rule set.',
    owner: 'system',
    minutes: 1,
    done: 'Recorded',
  }),
  item({
    item: 'training-pay',
    title: 'Rule for paid training time set',
    help: 'Orientation is part of the fixed price.',
    owner: 'system',
    minutes: 1,
    done: 'Recorded',
  }),
  item({
    item: 'tenure-clock',
    title: 'Tenure clock started',
    help: 'Days engaged with this client, over all engagements.',
    owner: 'system',
    minutes: 1,
    done: 'Recorded',
  }),
  item({
    item: 'reassessment',
    title: 'Date of the next classification review set',
    help: 'Also reviewed when rate, scope or dates change.',
    owner: 'system',
    minutes: 1,
    done: 'Recorded',
  }),
  item({
    item: 'mfa',
    title: 'Set up your sign-in with a second factor',
    help: 'Use the account that you were just given.',
    stage: 'orientation',
    minutes: 5,
    done: 'It works',
  }),
  item({
    item: 'walkthroughs',
    title: 'Watch the walkthroughs of your tools',
    help: 'Short recordings, on the first page of each tool; you can return to them at any time.',
    stage: 'orientation',
    minutes: 15,
    done: 'I have watched them',
  }),
  item({
    item: 'sandbox-task',
    title: 'Try the tools with a small task',
    help: 'Upload a test file and delete it again. Say how it went.',
    stage: 'orientation',
    minutes: 10,
    done: 'Done',
    form: form({ result: text('How did it go?', { maxLength: 1000, examples: ['Worked at the first try.'] }) }),
  }),
  item({
    item: 'briefing',
    title: 'Read what others left for you',
    help: 'Notes from people who did similar work, your named contact, and whom to call when stuck.',
    stage: 'orientation',
    minutes: 10,
    done: 'I have read it',
  }),
];
