import type { Learning } from '../../activities/ports';
import { keyedContract } from './keyed';
import { freshKey, somebody, type OpenVendor, type Vendor } from './vendor';

/** What every learning system behind the port must do. `take` plays a person who takes the course of a link. */
export function learningContract(
  open: OpenVendor<Learning>,
  take: (link: string, how: 'right' | 'wrong') => Promise<void>,
): void {
  describe('enrol', () =>
    keyedContract(open, {
      operation: 'enrol',
      entry: 'enrolment.made',
      ask: (port, key) => port.enrol(key, enrolment('2099-01-01T00:00:00.000Z')),
      askOther: (port, key) => port.enrol(key, { ...enrolment('2099-01-01T00:00:00.000Z'), course: 'data-protection' }),
      find: (port, key) => port.find(key),
    }));

  describe('an enrolment', () => {
    let vendor: Vendor<Learning>;
    beforeAll(async () => void (vendor = await open()));
    afterAll(() => vendor.close());

    async function enrol(): Promise<{ key: string; providerRef: string; link: string }> {
      const key = freshKey('enrol');
      return { key, ...(await vendor.port.enrol(key, enrolment(vendor.inHours(120)))) };
    }

    test('is passed with a score and a version, and says so by webhook', async () => {
      const { key, providerRef, link } = await enrol();
      expect(await vendor.port.find(key)).toMatchObject({ providerRef, link, status: 'enrolled', score: null });
      await take(link, 'right');
      const said = await vendor.webhook?.('course.passed', key);
      const found = await vendor.port.find(key);
      expect(found).toMatchObject({ status: 'passed', score: 100 });
      expect(found?.courseVersion).toBeTruthy();
      if (said) expect(said).toMatchObject({ ref: providerRef, score: 100, passedAt: found?.passedAt });
      if (said) expect(said['certificate']).toBeTruthy();
    });

    test('is failed below the pass mark, and may be tried again', async () => {
      const { key, link } = await enrol();
      await take(link, 'wrong');
      expect((await vendor.webhook?.('course.failed', key))?.['score']).toBeLessThan(80);
      expect(await vendor.port.find(key)).toMatchObject({ status: 'failed', passedAt: null });
      await take(link, 'right');
      expect((await vendor.port.find(key))?.status).toBe('passed');
    });

    test('is withdrawn once, and again without harm', async () => {
      const { key, providerRef, link } = await enrol();
      expect(await vendor.port.withdraw(freshKey('withdraw'), providerRef)).toEqual({ providerRef });
      expect(await vendor.port.withdraw(freshKey('withdraw'), providerRef)).toEqual({ providerRef });
      await take(link, 'right');
      expect((await vendor.port.find(key))?.status).toBe('withdrawn');
    });
  });
}

function enrolment(dueAt: string): Parameters<Learning['enrol']>[1] {
  return { person: somebody(), course: 'working-safely', dueAt };
}
