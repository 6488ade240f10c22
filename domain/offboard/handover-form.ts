/** Longest text of a field. */
const longest = 8000;

/**
 * The form of the handover: JSON Schema for the ask, in the order of its fields. What is `known` is filled in: a draft of the
 * system, or what was written in the round before. The lead is not asked what only the person can say.
 */
export function handoverForm(
  known: Readonly<Record<string, unknown>>,
  writer: 'talent' | 'lead' = 'talent',
): Record<string, unknown> {
  const filled = (name: string) => (isEmpty(known[name]) ? {} : { default: known[name] });
  const text = (name: string, title: string, example: string) => ({
    type: 'string',
    title,
    maxLength: longest,
    ...filled(name),
    examples: [example],
  });
  const fields: Record<string, object> = {
    deliverables: text('deliverables', 'What you delivered', '- Everything that was agreed'),
    locations: text('locations', 'Where everything lies', '- Sources in the asset library, folder "Spring"'),
    decisions: text(
      'decisions',
      'What was decided, and what was rejected',
      '- Chose the calm palette; the loud one failed contrast',
    ),
    openItems: text('openItems', 'What is still open, and who takes it', 'Nothing is open.'),
    setUp: text('setUp', 'What the next person needs to set up', '- Install the brand fonts'),
    runbooks: text('runbooks', 'What one does again and again, step by step', '- New format: copy the master'),
    limitations: text('limitations', 'Known limits', '- The large banner is not made for print'),
    tryFirst: text(
      'tryFirst',
      'What the next person should try first, to see that it all works',
      'Export one format again.',
    ),
    walkthrough: {
      type: 'string',
      format: 'uri',
      title: 'A recording in which you show it',
      description: 'A link; five minutes are enough.',
      maxLength: 500,
      ...filled('walkthrough'),
    },
    keys: text('keys', 'Passwords and keys that others should change now', '- Web shop: the shared test login'),
    tags: {
      type: 'array',
      title: 'Words by which the next person finds this',
      description: 'One a line.',
      items: { type: 'string', maxLength: 64 },
      maxItems: 20,
      ...filled('tags'),
    },
    ...(writer === 'talent' ? promises(known) : {}),
  };
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field], place) => [name, { ...field, 'x-order': place }]),
    ),
    required: ['deliverables', 'locations', 'decisions', 'openItems'],
    additionalProperties: false,
  };
}

/** What the person promises about data and rights. */
function promises(known: Readonly<Record<string, unknown>>): Record<string, object> {
  return {
    dataDeletion: {
      type: 'string',
      title: 'The client’s data on your devices',
      enum: ['deleted', 'after-end', 'kept-by-law'],
      'x-labels': ['Deleted', 'I delete it when the project ends', 'I must keep some of it by law'],
      default: known['dataDeletion'] ?? 'after-end',
    },
    rights: {
      type: 'string',
      title: 'The rights in what you made',
      enum: ['all', 'with-exceptions'],
      'x-labels': ['All with the client, as agreed', 'There are parts of others in it; they are named above'],
      ...(isEmpty(known['rights']) ? {} : { default: known['rights'] }),
    },
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
