import type { Knex } from 'knex';

import * as m001 from './m001-clock';
import * as m002 from './m002-event';
import * as m003 from './m003-policy';
import * as m004 from './m004-outbox';
import * as m005 from './m005-people';
import * as m006 from './m006-ask';
import * as m007 from './m007-effect';
import * as m008 from './m008-hire';
import * as m009 from './m009-engagement';
import * as m010 from './m010-work-and-pay';
import * as m011 from './m011-evaluate-and-keep';
import * as m012 from './m012-ask-not-by';
import * as m013 from './m013-clock-stops';
import * as m014 from './m014-run-timer';
import * as m015 from './m015-seal-digests';
import * as m016 from './m016-screens';
import * as m017 from './m017-command';
import * as m019 from './m019-adverse-action';
import * as m020 from './m020-classification-history';
import * as m024 from './m024-knowledge-use';
import * as m018 from './m018-offers-and-rounds';
import * as m021 from './m021-take-back';
import * as m022 from './m022-ratings';
import * as m026 from './m026-ask-hold';
import * as m027 from './m027-engagement-changes';
import * as m023 from './m023-operate';
import * as m028 from './m028-season';
import * as m033 from './m033-season-screens';
import * as m034 from './m034-season-looked';
import * as m036 from './m036-news-link';
import * as m037 from './m037-shift-asked';
import * as m038 from './m038-tier-pay';
import * as m039 from './m039-lease-of-talent';
import * as m040 from './m040-hold-head';
import * as m041 from './m041-needed';

interface Step {
  up(knex: Knex): Promise<void>;
}

const steps: Readonly<Record<string, Step>> = {
  'm001-clock': m001,
  'm002-event': m002,
  'm003-policy': m003,
  'm004-outbox': m004,
  'm005-people': m005,
  'm006-ask': m006,
  'm007-effect': m007,
  'm008-hire': m008,
  'm009-engagement': m009,
  'm010-work-and-pay': m010,
  'm011-evaluate-and-keep': m011,
  'm012-ask-not-by': m012,
  'm013-clock-stops': m013,
  'm014-run-timer': m014,
  'm015-seal-digests': m015,
  'm016-screens': m016,
  'm017-command': m017,
  'm019-adverse-action': m019,
  'm020-classification-history': m020,
  'm024-knowledge-use': m024,
  'm018-offers-and-rounds': m018,
  'm021-take-back': m021,
  'm022-ratings': m022,
  'm026-ask-hold': m026,
  'm027-engagement-changes': m027,
  'm023-operate': m023,
  'm028-season': m028,
  'm033-season-screens': m033,
  'm034-season-looked': m034,
  'm036-news-link': m036,
  'm037-shift-asked': m037,
  'm038-tier-pay': m038,
  'm039-lease-of-talent': m039,
  'm040-hold-head': m040,
  'm041-needed': m041,
};

/** Every migration in order. Static, because the file loader of knex stores names with their extension and then calls a build corrupt. */
export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: () => Promise.resolve(Object.keys(steps)),
  getMigrationName: (name) => name,
  getMigration: (name) => {
    const step = steps[name];
    if (!step) throw new Error(`migration ${name} is not in migrations/index.ts`);
    // Back out of a release by restoring a backup: schema changes only go forward.
    return Promise.resolve({ up: step.up, down: () => Promise.reject(new Error(`${name} cannot be undone`)) });
  },
};
