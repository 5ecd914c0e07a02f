/** What Walmart is told of a tracking number that people type, paste or scan. */
import { isRefused } from "../../../src/domain/shipments/check-digits";
import { readTracking, trackingKey } from "../../../src/domain/shipments/tracking";

const carrierOf = (name: string) => ({ name, kind: name === "Bob" ? "other" : "known", urlTemplate: null }) as const;
function told(typed: string, carrier: string, urlTemplate: string | null = null): string {
  const reading = readTracking(typed, { ...carrierOf(carrier), urlTemplate });
  return "problem" in reading ? reading.problem : reading.tracking;
}
function warned(typed: string, carrier: string): string {
  const reading = readTracking(typed, carrierOf(carrier));
  return "problem" in reading ? `problem: ${reading.problem}` : reading.warnings.join(" ");
}

const UPS = "1Z999AA10123456784";
const USPS = "9400110898825022579493";
const FEDEX = "986578788855";

describe("the number goes as the carrier writes it", () => {
  const forms: readonly [string, string, string][] = [
    ["1Z 999 AA1 01 2345 6784", "UPS", UPS],
    ["1z999aa10123456784", "UPS", UPS],
    ["1Z-999-AA1-01-2345-6784", "UPS", UPS],
    ["\u200b1Z999AA10123456784\u00a0", "UPS", UPS],
    ["\uff11\uff3a999AA10123456784", "UPS", UPS],
    ["'1Z999AA10123456784", "UPS", UPS],
    ["Tracking #: 1Z999AA10123456784", "UPS", UPS],
    ["USPS Tracking number: 9400 1108 9882 5022 5794 93", "USPS", USPS],
    ["9400 1108 9882 5022 5794 93", "USPS", USPS],
    ["9400-1108\u20139882-5022-5794-93", "USPS", USPS],
    ["9865 7878 8855", "FedEx", FEDEX],
    ["ea 123 456 789 us", "USPS", "EA123456789US"],
    ["c12345678901234", "OnTrac", "C12345678901234"],
    ["123-4567890", "Estes Express", "123-4567890"],
    ["Ab-12 3", "Bob", "Ab-12 3"],
  ];
  test.each(forms)("%p of %s is told as %p", (typed, carrier, number) => {
    expect(told(typed, carrier)).toBe(number);
  });

  const scans: readonly [string, string, string, string][] = [
    ["USPS with the buyer's ZIP", "420221539101026837331000039521", "USPS", "9101026837331000039521"],
    ["USPS with ZIP and four more digits", `4201002334249200190132607600833457`, "USPS", "9200190132607600833457"],
    ["FedEx Express", "1001921334250001000300779017972697", "FedEx", "779017972697"],
    ["FedEx Ground of today", "9622001900000000000000776632517510", "FedEx", "776632517510"],
    ["FedEx Ground of earlier", "9611020987654312345672", "FedEx", "987654312345672"],
    ["a number that only looks like one", "420221539101026837331000039522", "USPS", "420221539101026837331000039522"],
  ];
  test.each(scans)("a scanned barcode of %s gives the printed number", (_what, scanned, carrier, number) => {
    expect(told(scanned, carrier)).toBe(number);
  });
});

describe("a pasted link yields its number", () => {
  const links: readonly [string, string, string][] = [
    [`https://www.ups.com/track?loc=en_US&tracknum=${UPS}&requester=ST/trackdetails`, "UPS", UPS],
    [`https://wwwapps.ups.com/WebTracking/track?track=yes&trackNums=${UPS.toLowerCase()}`, "UPS", UPS],
    [`https://tools.usps.com/go/TrackConfirmAction?tLabels=${USPS}`, "USPS", USPS],
    [`https://tools.usps.com/go/TrackConfirmAction?qtc_tLabels1=${USPS}%2C`, "USPS", USPS],
    [`tools.usps.com/go/TrackConfirmAction?tRef=fullpage&tLc=2&text28777=&tLabels=${USPS}%2C&tABt=false`, "USPS", USPS],
    [`https://www.fedex.com/fedextrack/?trknbr=${FEDEX}`, "FedEx", FEDEX],
    [`https://www.fedex.com/apps/fedextrack/?tracknumbers=${FEDEX}&cntry_code=us`, "FedEx", FEDEX],
    [`https://www.dhl.com/us-en/home/tracking.html?submit=1&tracking-id=1234567890`, "DHL", "1234567890"],
    [`http://www.lasership.com/track/LX12345678/`, "LS", "LX12345678"],
    [`https://www.ontrac.com/tracking/?number=C12345678901234`, "OnTrac", "C12345678901234"],
    [`Track it here: https://t.17track.net/en#nums=${UPS}`, "UPS", UPS],
    [`https://tools.usps.com/go/TrackConfirmAction?tLabels=9400%201108%209882%205022%205794%2093`, "USPS", USPS],
  ];
  test.each(links)("%s", (link, carrier, number) => {
    expect(told(link, carrier)).toBe(number);
    expect(warned(link, carrier)).toBe("");
  });

  test("a link that the seller's own template makes yields it too", () => {
    expect(told("https://bob.example/t/B-1?x=2", "Bob", "https://bob.example/t/{tracking}")).toBe("B-1");
  });

  test.each([
    ["a page that nobody knows", "https://example.com/?n=1Z999AA10123456784"],
    ["a page without a number", "https://www.ups.com/track?loc=en_US"],
    ["a page with two numbers", `https://tools.usps.com/go/TrackConfirmAction?tLabels=${USPS},9405803699300124287899`],
    ["a label's file", "https://labels.example.com/12345678.pdf"],
  ])("%s is a problem, and no link is ever told as a number", (_what, link) => {
    expect(told(link, "UPS")).toMatch(/is a link.+Tracking URL|Several tracking numbers/);
  });

  test("a link to another carrier's page is sent, and the row says so", () => {
    expect(warned(`https://tools.usps.com/go/TrackConfirmAction?tLabels=${USPS}`, "FedEx")).toMatch(
      /^The link leads to USPS, while Carrier says FedEx/,
    );
    expect(warned(`https://tools.usps.com/go/TrackConfirmAction?tLabels=${USPS}`, "UPSMI")).toBe("");
  });
});

describe("what the spreadsheet or a slip made of a number is never told to Walmart", () => {
  test.each(["1E+21", "9.40011E+21", "9,40011E+21", "9.4E21", "1e+17"])("%s lost its digits", (typed) => {
    expect(told(typed, "USPS")).toMatch(/lost its digits\. Format the cell as plain text/);
  });
  test.each(["2026-11-23", "11/23/2026", "23.11.2026", "1-Mar", "Mar 1, 2026", "11/23/26", "2026-11-23 14:30"])(
    "%s became a date",
    (typed) => {
      expect(told(typed, "UPS")).toMatch(/, a date\. Format the cell as plain text/);
    },
  );
  test.each(["9400110898825022.5", "1.234.567", "986,578,788,855", "-986578788855.0"])(
    "%s became a number",
    (typed) => {
      expect(told(typed, "FedEx")).toMatch(/as the number|lost its digits/);
    },
  );
  test("zeros in place of the digits after the 15th are noticed where the check digit refuses them too", () => {
    expect(told("9400110898825020000000", "USPS")).toMatch(/keep 15 digits/);
    expect(told("9400110898825050000000", "USPS")).toMatch(/keep 15 digits/);
  });
  test.each(["n/a", "TBD", "pending", "see e-mail", "-", "#", "?"])("%s is no number", (typed) => {
    expect(told(typed, "UPS")).toMatch(/is no tracking number/);
  });
  test.each([
    `${UPS}, 1Z999AA10123456785`,
    `${UPS};1Z999AA10123456785`,
    `${UPS} 1Z999AA10123456785`,
    `${UPS} and 1Z999AA10123456785`,
    `${UPS}\n1Z999AA10123456785`,
    `${FEDEX} / 477179081230`,
    `${USPS} ${USPS}`,
  ])("%p are two packages", (typed) => {
    expect(told(typed, "UPS")).toMatch(/^Several tracking numbers/);
  });
  test.each(["A1B2MAR3", "1MAR2345678", "12345678", "D10012345678901", "T1", "1Z1"])("%s is a number", (typed) => {
    expect(told(typed, "LSO")).toBe(typed);
  });
});

describe("a check digit that the carrier would not print is a warning, not a refusal", () => {
  const RIGHT: readonly [string, readonly string[]][] = [
    ["UPS", ["1Z5R89390357567127", "1Z879E930346834440", "1Z410E7W0392751591", "1Z8V92A70367203024", UPS]],
    [
      "USPS",
      [
        "03071790000523483741",
        "71123456789123456787",
        "71969010756003077385",
        "9505511069605048600624",
        "9101123456789000000013",
        "92748931507708513018050063",
        "9361289878700317633795",
        "9405803699300124287899",
        USPS,
        "EA473124829US",
      ],
    ],
    [
      "FedEx",
      [FEDEX, "477179081230", "799531274483", "790535312317", "974367662710", "041441760228964", "568283610012734"],
    ],
    ["FEDEXSP", ["61299998820821171811", "9261292700768711948021"]],
    ["UPSMI", ["9261290113185417468510"]],
  ];
  test.each(RIGHT)("numbers of %s that are right have none", (carrier, numbers) => {
    expect(numbers.map((number) => warned(number, carrier))).toEqual(numbers.map(() => ""));
  });

  test("one wrong digit is told in every form, and the number is sent", () => {
    // Numbers with 20 digits leave out what comes before them, and each carrier another one.
    for (const [carrier, numbers] of RIGHT)
      for (const number of numbers.filter(({ length }) => length !== 20)) {
        const wrong = number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
        expect([wrong, told(wrong, carrier), warned(wrong, carrier)]).toEqual([
          wrong,
          wrong,
          expect.stringMatching(/^The check digit of this Tracking number/),
        ]);
      }
  });

  test.each([
    ["1Z999AA1012345678", "UPS", /17 signs, and UPS prints none/],
    ["940011089882502257949", "USPS", /21 signs, and USPS prints none/],
    ["98657878885", "FedEx", /11 signs, and FedEx prints none/],
    [UPS, "FedEx", /of the form of UPS, while Carrier says FedEx/],
    [UPS, "USPS", /of the form of UPS/],
  ])("%s of %s is doubtful", (typed, carrier, doubt) => {
    expect(warned(typed, carrier)).toMatch(doubt);
  });

  test.each([
    ["T1234567890", "UPS"],
    ["123456789", "UPS"],
    ["DT123456789012", "FedEx"],
    ["JD014600006281230701", "DHL"],
    ["RA123456789CN", "China Post"],
    ["anything 7", "Bob"],
  ])("%s of %s has a form without a check digit known here", (typed, carrier) => {
    expect(warned(typed, carrier)).toBe("");
    expect(isRefused(carrier, typed)).toBe(false);
  });
});

describe("one package has one name, however its number is written", () => {
  test.each([
    "1Z999AA10123456784",
    "1z 999 aa1 01 2345 6784",
    "1Z999AA1-0123456784 ",
    "https://www.ups.com/track?tracknum=1Z999AA10123456784",
    "Tracking: 1Z999AA10123456784",
    "\u200b1Z999AA10123456784",
  ])("%p", (typed) => {
    expect(trackingKey(typed)).toBe(UPS);
  });
  test("a scanned barcode and the number below it are one package", () => {
    expect(trackingKey("420 22153 9101026837331000039521")).toBe("9101026837331000039521");
  });
  test.each(["1Z1", "T-1", "a b c", "420221539101026837331000039522", "https://example.com/A-1"])(
    "%p keeps the name that it had",
    (typed) => {
      expect(trackingKey(typed)).toBe(typed.toUpperCase().replace(/[\s-]+/g, ""));
    },
  );
});
