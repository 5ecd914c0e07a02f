/** The tracking number in a link to a carrier's page. */

/** A link, with or without its scheme, anywhere in a text. */
const LINK = /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|us|ca|cn|uk|de|eu)\/\S+/i;

/**
 * Carriers by the address of their pages, as shop software links to them; the blank one shows packages of all
 * carriers.
 */
const HOSTS: readonly (readonly [host: RegExp, carrier: string])[] = [
  [/(^|\.)ups\.com$/, "UPS"],
  [/(^|\.)usps\.com$/, "USPS"],
  [/(^|\.)fedex\.com$/, "FedEx"],
  [/(^|\.)dhl(-usa)?\.(com|de)$/, "DHL"],
  [/(^|\.)ontrac\.com$/, "OnTrac"],
  [/(^|\.)lasership\.com$/, "LS"],
  [/(^|\.)sendle\.com$/, "Sendle"],
  [
    /(^|\.)(royalmail|canadapost-postescanada|canadapost|purolator|goglobalpost|uniuni|shipveho|speedx|gofoexpress)\./,
    "",
  ],
  [/^track\.amazon\.com$/, ""],
  [/(^|\.)17track\.net$/, ""],
];

/** A value of this member of a link is a tracking number. */
const MEMBER = /tr(ac)?k|label|awb|inquiry|nums?$|number|searchid|searchvalue|^(no|t|id)$/i;

/** Looks like a tracking number: at least eight letters and digits, six of them digits. */
const isNumber = (text: string): boolean => /^[a-z0-9 -]{8,40}$/i.test(text) && (text.match(/\d/g) ?? []).length > 5;

export interface LinkedNumbers {
  /** Walmart's name of the carrier whose page it is; `null`: a page for several carriers. */
  readonly carrier: string | null;
  /** Each once. */
  readonly numbers: readonly string[];
}

/** Whether the text holds a link. */
export const isLink = (text: string): boolean => LINK.test(text);

/**
 * The numbers in a link to the page of a carrier. `null`: no link, or to a page that nobody here knows.
 * @example
 * numbersInLink("https://www.ups.com/track?tracknum=1Z999AA10123456784&loc=en_US").numbers // => ["1Z999AA10123456784"]
 * numbersInLink("https://example.com/?n=1Z999AA10123456784") // => null
 */
export function numbersInLink(text: string): LinkedNumbers | null {
  const link = LINK.exec(text)?.[0];
  if (link === undefined) return null;
  const [, host = "", rest = ""] = /^(?:https?:\/\/)?([^/?#:]+)[^/?#]*(.*)$/i.exec(link) ?? [];
  const page = HOSTS.find(([pattern]) => pattern.test(host.toLowerCase()));
  if (page === undefined) return null;
  const parts = rest.split(/[?&#;]/);
  const members = parts.flatMap((part) => {
    const [, name = "", value = ""] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    return MEMBER.test(name.replace(/^.*\//, "")) ? valuesOf(value) : [];
  });
  const inPath = parts.filter((part) => !part.includes("=")).flatMap((part) => part.split("/").flatMap(valuesOf));
  const numbers = members.length > 0 ? members : inPath;
  return { carrier: page[1] || null, numbers: [...new Set(numbers)] };
}

/** A member may hold several numbers. */
const valuesOf = (value: string): readonly string[] =>
  decoded(value)
    .split(/[,;\s]{1,2}(?=\S{8})|[,;]/)
    .filter(isNumber);

/**
 * The number in a link that a seller's URL template makes. `null`: the template does not make this link.
 * @example
 * numberByTemplate("https://bob.example/t/B-1?x=1", "https://bob.example/t/{tracking}") // => "B-1"
 */
export function numberByTemplate(text: string, template: string): string | null {
  const link = LINK.exec(text)?.[0] ?? "";
  const [before = "", ...others] = template.split(/\{tracking\}/i);
  if (others.length === 0 || !link.toLowerCase().startsWith(before.toLowerCase())) return null;
  return decoded(/^[^?&#/]+/.exec(link.slice(before.length))?.[0] ?? "") || null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replace(/\+/g, " "));
  } catch {
    return value;
  }
}
