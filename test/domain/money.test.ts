import fc from 'fast-check';

import { showMoney, toMinor, toText } from '../../domain/money';

test('amounts go to minor units and back, in currencies with two, none and three digits', () => {
  expect(toMinor({ amount: '5000.00', currency: 'USD' })).toEqual({ amountMinor: 500_000, currency: 'USD' });
  expect(toMinor({ amount: '5000', currency: 'JPY' })).toEqual({ amountMinor: 5000, currency: 'JPY' });
  expect(toMinor({ amount: '1.234', currency: 'KWD' })).toEqual({ amountMinor: 1234, currency: 'KWD' });
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 12) + 1, max: 10 ** 12 - 1 }),
      fc.constantFrom('USD', 'JPY', 'KWD'),
      (amountMinor, currency) => {
        expect(toMinor(toText({ amountMinor, currency })).amountMinor).toBe(amountMinor);
      },
    ),
  );
});

test.each(['', '12,5', '1e3', '1.005', ' 1', '٣', '--1'])('“%s” is no amount in US dollars', (amount) => {
  expect(() => toMinor({ amount, currency: 'USD' })).toThrow(/amount|digits/);
});

test('people read amounts with their currency', () => {
  expect(showMoney({ amountMinor: 120_000, currency: 'USD' })).toBe('$1,200.00');
  expect(showMoney({ amountMinor: 5000, currency: 'JPY' })).toBe('¥5,000');
});
