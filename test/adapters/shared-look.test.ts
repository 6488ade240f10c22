import { sharedLook } from '../../adapters/db/reads/shared-look';

/** A look that ends when it is told to; gives the number of the look. */
function slowLook() {
  const ends: ((failed?: Error) => void)[] = [];
  const read = () =>
    new Promise<number>((resolve, reject) => {
      const no = ends.length + 1;
      ends.push((failed) => (failed ? reject(failed) : resolve(no)));
    });
  return {
    look: sharedLook(read),
    begun: () => ends.length,
    end: (no: number, failed?: Error) => ends[no - 1]?.(failed),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('who comes while a look is under way shares it, unless it began too early for them; then they share the next', async () => {
  const { look, begun, end } = slowLook();
  const first = look.since(0);
  const joined = look.since(0);
  const later = [look.since(Date.now() + 5), look.since(Date.now() + 5)];
  expect(begun()).toBe(1);
  end(1);
  expect(await Promise.all([first, joined])).toEqual([1, 1]);
  await settled();
  expect(begun()).toBe(2);
  end(2);
  expect(await Promise.all(later)).toEqual([2, 2]);
});

test('a look that was made is given out until a newer one is wanted', async () => {
  const { look, begun, end } = slowLook();
  const first = look.since(0);
  end(1);
  await first;
  expect(await look.since(0)).toBe(1);
  expect(look.newest()).toBeGreaterThan(0);
  void look.since(Date.now() + 5);
  expect(begun()).toBe(2);
});

test('a failed look fails for those who shared it, and for nobody after them', async () => {
  const { look, begun, end } = slowLook();
  const failed = look.since(0);
  const next = look.since(Date.now() + 5);
  end(1, new Error('gone'));
  await expect(failed).rejects.toThrow('gone');
  await settled();
  expect(begun()).toBe(2);
  end(2);
  expect(await next).toBe(2);
});
