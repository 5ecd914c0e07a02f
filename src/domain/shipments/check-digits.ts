/**
 * What the carriers' own check digits say of a tracking number. Sources: jkeen/tracking_number_data (MIT), which has the
 * forms of these carriers with valid and invalid examples; USPS publication 199 (IMpb); the UPU's standard S10.
 */

import { sumOf } from "../values/groups";

/** A form of tracking numbers: which texts have it, and whether the check digit of one is right. */
type Form = readonly [shape: RegExp, isRight: (number: string) => boolean];

const weighed = (text: string, weights: readonly number[]): number =>
  sumOf(Array.from(text, (digit, index) => Number(digit) * (weights[index % weights.length] ?? 0)));

/** The last digit makes a multiple of ten of the others, which count three times and once from the right. */
const isMod10 = (number: string): boolean => {
  const [check = "", ...others] = [...number].reverse();
  return (10 - (weighed(others.join(""), [3, 1]) % 10)) % 10 === Number(check);
};

/** A letter counts as its place in the alphabet and one, without tens. */
const isUps = (number: string): boolean => {
  const values = Array.from(number.slice(2, -1), (sign) => (/\d/.test(sign) ? sign : (sign.charCodeAt(0) - 63) % 10));
  return (10 - (weighed(values.join(""), [1, 2]) % 10)) % 10 === Number(number.slice(-1));
};

const isFedEx12 = (number: string): boolean =>
  (weighed(number.slice(0, -1), [3, 1, 7]) % 11) % 10 === Number(number.slice(-1));

const isS10 = (number: string): boolean => {
  const rest = 11 - (weighed(number.slice(2, 10), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(number[10]);
};

/** Numbers of 20 digits leave out the first two of the form with 22. */
const isPostal20 = (number: string): boolean => isMod10(number) || isMod10(`91${number}`) || isMod10(`92${number}`);

const FORMS: Readonly<Record<string, readonly Form[]>> = {
  UPS: [[/^1Z[A-Z0-9]{15}\d$/, isUps]],
  USPS: [
    [/^\d{20}$/, isPostal20],
    [/^9[1-5](\d{20}|\d{24})$/, isMod10],
    [/^[A-Z]{2}\d{9}US$/, isS10],
  ],
  FedEx: [
    [/^\d{12}$/, isFedEx12],
    [/^\d{15}$/, isMod10],
    [/^\d{20}$/, isPostal20],
    [/^92\d{20}$/, isMod10],
  ],
};

const FORMS_OF: Readonly<Record<string, string>> = { UPSMI: "USPS", FEDEXSP: "FedEx", FDX: "FedEx" };

/**
 * Whether the carrier's check digit refuses a number in the carrier's own form; a number of a form that is not known here
 * is never refused. `carrier`: Walmart's name.
 * @example
 * isRefused("UPS", "1Z999AA10123456784") // => false
 * isRefused("UPS", "1Z999AA10123456785") // => true
 */
export function isRefused(carrier: string, number: string): boolean {
  const forms = (FORMS[FORMS_OF[carrier] ?? carrier] ?? []).filter(([shape]) => shape.test(number));
  return forms.length > 0 && !forms.some(([, isRight]) => isRight(number));
}

/**
 * The number that the carrier prints below a barcode, from what a scanner reads there; any other number as it is. A
 * barcode of USPS begins with 420 and the buyer's ZIP; those of FedEx hold more before the number. Sources: as above.
 * @example
 * printedNumber("420221539101026837331000039521") // => "9101026837331000039521"
 */
export function printedNumber(scanned: string): string {
  const postal = /^420\d{5}(?:\d{4})?(9[1-5](?:\d{20}|\d{24}))$/.exec(scanned)?.[1];
  const ground = /^96\d{5}(\d{15})$/.exec(scanned)?.[1];
  const express = /^(?:100\d\d|96\d{3})\d{15}00(\d{12})$/.exec(scanned)?.[1];
  if (express !== undefined) return isFedEx12(express) ? express : scanned;
  const printed = postal ?? ground ?? scanned;
  return isMod10(printed) ? printed : scanned;
}
