/** The registered workflows, nothing else. */
export { engagement } from './engagement';
export { hire } from './hire';
