import { z } from 'zod';

import { AskAnswer, AskDetail, AskOption, AskOwner, AskReassignment, AskView } from '../domain/ask/contract';
import { EffectView } from '../domain/effect/contract';
import { EventView } from '../domain/event/contract';
import { HireRequest, MoneyInput } from '../domain/hire/contract';
import { Problem } from './problems';

/** Contracts that the API page and the typed client know by name; all others are written out where they are used. */
export const namedSchemas = {
  AskAnswer,
  AskDetail,
  AskOption,
  AskOwner,
  AskReassignment,
  AskView,
  EffectView,
  EventView,
  HireRequest,
  MoneyInput,
  Problem,
} as const;

/** The names, as zod asks for them. */
export const schemaNames = z.registry<{ id?: string }>();
for (const [id, schema] of Object.entries(namedSchemas)) schemaNames.add(schema, { id });
