/** The registered workflows, nothing else. */
export { agent } from './agent';
export { campaign } from './campaign';
export { challenge } from './challenge';
export { draftSeason } from './draft-season';
export { engagement } from './engagement';
export { hire } from './hire';
export { ratingCase } from './rating-case';
