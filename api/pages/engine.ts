import { join } from 'node:path';

import { Eta } from 'eta';

import { sizeInWords } from '../../domain/knowledge/file-rules';
import { showMoney, toMinor, type MoneyText } from '../../domain/money';
import { assetUrl } from './assets';
import { addressesIn, count, shortId } from './format';
import { usefulTo } from './knowledge-words';
import { pagePaths, subjectPage } from './links';
import { applicationWord, effectWord, kindWord, metricWord, stateWord, systemWord, titleCase } from './words';

/** Helpers that every template calls as `h.…`. All return plain text; the template escapes it. */
const helpers = {
  asset: assetUrl,
  paths: pagePaths,
  subjectPage,
  money: (money: MoneyText | null) => (money ? showMoney(toMinor(money)) : '–'),
  minor: (money: MoneyText) => toMinor(money).amountMinor,
  count,
  shortId,
  addressesIn,
  titleCase,
  stateWord,
  kindWord,
  metricWord,
  applicationWord,
  effectWord,
  systemWord,
  fileSize: sizeInWords,
  usefulTo,
};

const eta = new Eta({
  views: join(__dirname, '..'),
  cache: true,
  autoTrim: [false, 'nl'],
  functionHeader: 'const h = it.h, f = it.f;',
  escapeFunction: escapeHtml,
});

/** Renders `console/views/home` and the like into a whole page. Values are escaped; null and undefined print nothing. */
export function renderView(view: string, data: object): string {
  return eta.render(view, { h: helpers, ...data });
}

function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return '';
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
