import type { HireRequest } from '../../domain/hire/contract';
import type { Player } from './player';

/** Fills in the form of a new hire, adding lines with its buttons. */
export async function describeHire(lead: Player, hire: HireRequest): Promise<void> {
  const { page } = lead;
  await lead.types('Title', hire.title);
  await lead.types('Role', hire.role);
  await lead.types('First day', hire.starts);
  await lead.types('Last day', hire.ends);
  await lead.types('Where the person works', hire.jurisdiction);
  await lead.types('Time zone', hire.timeZone);
  await lead.types('Budget', hire.budget.amount);
  await lead.types('Currency', hire.budget.currency);

  for (const [i, { skill, level }] of hire.skills.entries()) {
    if (i > 0) await lead.presses('Add a skill');
    await lead.types(`Skill ${i + 1}`, skill);
    await page.getByLabel('Level', { exact: true }).nth(i).selectOption(String(level));
  }
  for (const [i, { title, amount, due, acceptance }] of hire.deliverables.entries()) {
    if (i > 0) await lead.presses('Add a deliverable');
    const group = page.getByRole('group', { name: `Deliverable ${i + 1}` });
    await lead.types('What is delivered', title, group);
    await lead.types('Pays', amount.amount, group);
    await lead.types('Due', due, group);
    await lead.types('Accepted when', acceptance.join('\n'), group);
  }
  for (const [i, { system, role }] of hire.systems.entries()) {
    if (i > 0) await lead.presses('Add a system');
    await lead.types(`System ${i + 1}`, system);
    await page.getByLabel('Role in it').nth(i).fill(role);
  }
  const { evidence, ...answers } = hire.arrangement;
  const questions = page.locator('section', { hasText: 'How the work will be done' }).getByRole('group');
  for (const [i, answer] of Object.values(answers).entries())
    await questions
      .nth(i)
      .getByText(answer ? 'Yes' : 'No', { exact: true })
      .click();
  await lead.types('How do you know?', evidence);
}
