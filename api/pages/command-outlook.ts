import type { EngagementCommand } from '../../domain/command/kinds';
import type { EngagementView } from '../../domain/engagement/contract';
import { showMoney, toMinor } from '../../domain/money';

/** What a command would do now, line by line: shown before anything is done. */
export function outlookOf(kind: EngagementCommand, engagement: EngagementView): string[] {
  const { leases, milestones, money } = engagement;
  const open = leases.filter((lease) => lease.state === 'open').length;
  const undone = milestones.filter((m) => m.state === 'planned' || m.state === 'rework');
  const handedIn = milestones.filter((m) => m.state === 'submitted' || m.state === 'accepted');
  const released = undone.reduce((sum, m) => sum + toMinor(m.amount).amountMinor, 0);
  const currency = money.notToExceed.currency;
  const accesses = (what: string) => (open === 0 ? [] : [`${counted(open, 'access is', 'accesses are')} ${what}`]);
  const work =
    undone.length === 0
      ? []
      : [
          `${counted(undone.length, 'deliverable', 'deliverables')} not handed in would be dropped, ${showMoney({ amountMinor: released, currency })} released`,
        ];
  const results =
    handedIn.length === 0
      ? []
      : [`${counted(handedIn.length, 'result', 'results')} handed in would still be decided and paid`];
  const questions = engagement.asks.filter((ask) => ask.state === 'open').length;
  switch (kind) {
    case 'terminate':
    case 'resign':
      return milestones.length === 0
        ? [
            ...accesses('taken back'),
            ...(questions ? [`${counted(questions, 'open question is', 'open questions are')} withdrawn`] : []),
            `${money.reserved.amount} ${currency} reserved is released`,
          ]
        : [
            ...accesses('revoked and read back'),
            ...work,
            ...results,
            'a handover, final pay and the last steps of leaving follow',
          ];
    case 'withdraw':
      return [
        ...accesses('taken back'),
        `${counted(questions, 'open question is', 'open questions are')} withdrawn`,
        'the next person on the shortlist gets the offer',
      ];
    case 'suspend':
      return [
        ...accesses('revoked and read back'),
        'dates of open work wait until it is resumed',
        'results handed in are still reviewed',
      ];
    case 'resume':
      return [
        `${counted(leases.length, 'access is', 'accesses are')} granted anew`,
        'dates of open work move by the time that it stood still',
      ];
    case 'extend':
      return ['approver and talent are asked', 'access, open work and the handover move to the new end'];
    case 'change-order':
      return ['approver and talent are asked', `${money.free.amount} ${currency} of the cap is free`];
    case 'correct-pay':
      return ['the whole payment is taken back, then the right amount is paid'];
  }
}

function counted(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}
