import { strToU8, zipSync } from "fflate";
import { returnOf } from "../../../support/tiny-world";

const SHOP = "https://shop.example.com";
const ARCHIVE = zipSync({
  "folder/": new Uint8Array(),
  "items.csv": strToU8("SKU\nÄ-1 😀\n"),
  "no-type": strToU8("x"),
});

/** Runs a body against a server that gives the archive whatever it is asked. */
function withArchive(body: string, contentType = "application/zip"): unknown {
  const handle = () => ({
    status: 200,
    headers: { "Content-Type": contentType },
    body: "",
    base64: Buffer.from(ARCHIVE).toString("base64"),
  });
  const servers = { "shop.example.com": { handle, snapshot: () => "", restore: () => undefined } };
  return returnOf(body, { servers });
}

test("a body that is no text arrives byte for byte, signed [V8]", () => {
  const bytes = withArchive(`return UrlFetchApp.fetch("${SHOP}/files/items.zip").getContent();`);
  expect(bytes).toEqual([...new Int8Array(ARCHIVE)]);
});

test("a blob has the answer's type and bytes, and the name at the end of the address", () => {
  const body = `var blob = UrlFetchApp.fetch("${SHOP}/files/items.zip?sig=1").getBlob();
    return [blob.getContentType(), blob.getName(), blob.getBytes().slice(0, 2)];`;
  expect(withArchive(body, "application/zip; x=1")).toEqual(["application/zip", "items.zip", [80, 75]]);
});

test("unzip gives a blob for every file, with name, type by its ending, and text in UTF-8", () => {
  const body = `return Utilities.unzip(UrlFetchApp.fetch("${SHOP}/items.zip").getBlob()).map(function (blob) {
    return [blob.getName(), blob.getContentType(), blob.getDataAsString(), blob.getDataAsString("UTF-8")]; });`;
  expect(withArchive(body)).toEqual([
    ["items.csv", "text/csv", "SKU\nÄ-1 😀\n", "SKU\nÄ-1 😀\n"],
    ["no-type", null, "x", "x"],
  ]);
});

test("unzip takes the answer itself as well, since it has a blob", () => {
  expect(withArchive(`return Utilities.unzip(UrlFetchApp.fetch("${SHOP}/items.zip")).length;`)).toBe(2);
});

test("unzip refuses a blob of another type until the script names it a zip", () => {
  const body = (change: string): string =>
    `return Utilities.unzip(UrlFetchApp.fetch("${SHOP}/items.zip").getBlob()${change}).length;`;
  expect(() => withArchive(body(""), "application/octet-stream")).toThrow("Exception: Invalid argument");
  expect(withArchive(body(`.setContentType("application/zip")`), "application/octet-stream")).toBe(2);
});

test("unzip refuses what is no archive", () => {
  expect(() => returnOf(`Utilities.unzip(Utilities.newBlob("SKU", "application/zip"));`)).toThrow(
    "Exception: Invalid argument",
  );
});

test("bytes that are no UTF-8 become replacement characters, and Latin-1 can be asked for", () => {
  const body = `var blob = Utilities.newBlob([65, -28, 66]);
    return [blob.getDataAsString(), blob.getDataAsString("ISO-8859-1")];`;
  expect(returnOf(body)).toEqual(["A\ufffdB", "AäB"]);
});

test("a byte order mark stays in the text", () => {
  expect(returnOf(`return Utilities.newBlob([-17, -69, -65, 65]).getDataAsString();`)).toBe("\ufeffA");
});

test("a blob's setters answer the blob, a copy does not follow", () => {
  const body = `var blob = Utilities.newBlob("a", "text/plain", "a.txt"); var copy = blob.copyBlob();
    return [blob.setName("b.txt").setContentType("text/csv").getName(), blob.getContentType(), copy.getName()];`;
  expect(returnOf(body)).toEqual(["b.txt", "text/csv", "a.txt"]);
});
