import { Invalid } from './errors';

/** Integer minor units and an ISO 4217 currency: what is stored and calculated with. */
export interface Money {
  amountMinor: number;
  currency: string;
}

/** What the API speaks: `{"amount": "5000.00", "currency": "USD"}`. */
export interface MoneyText {
  amount: string;
  currency: string;
}

// ISO 4217 currencies whose minor unit is not a hundredth.
const minorDigits: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  CLP: 0,
  ISK: 0,
  VND: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
  JOD: 3,
};

/** Digits after the point that a currency has. */
export function digitsOf(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/** `"1200.00"` → 120000. Throws Invalid when the text has more digits than the currency, or is no amount. */
export function toMinor(text: MoneyText): Money {
  const digits = digitsOf(text.currency);
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.amount);
  if (!match) throw new Invalid(`"${text.amount}" is no amount; write it like 1200.00`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  if (fraction.length > digits)
    throw new Invalid(`${text.currency} has ${digits} digits after the point; "${text.amount}" has ${fraction.length}`);
  const minor = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
  return { amountMinor: sign ? -minor : minor, currency: text.currency };
}

/** 1200.5 as a person types it into a form → 120050; rounded to the currency's minor unit. */
export function fromNumber(amount: number, currency: string): Money {
  return { amountMinor: Math.round(amount * 10 ** digitsOf(currency)), currency };
}

/** 120000 → `"1200.00"`. */
export function toText(money: Money): MoneyText {
  const digits = digitsOf(money.currency);
  const absolute = Math.abs(money.amountMinor);
  const whole = Math.floor(absolute / 10 ** digits);
  const fraction = digits === 0 ? '' : `.${String(absolute % 10 ** digits).padStart(digits, '0')}`;
  return { amount: `${money.amountMinor < 0 ? '-' : ''}${whole}${fraction}`, currency: money.currency };
}

/** For people: `$1,200.00`. */
export function showMoney(money: Money): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: money.currency }).format(
    money.amountMinor / 10 ** digitsOf(money.currency),
  );
}
