/** Name of the stretch in which a version of the plan is approved. */
export const planStretch = (version: number) => `plan/${version}`;
