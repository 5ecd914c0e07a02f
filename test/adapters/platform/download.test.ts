import { type FileFetch, platformDownload } from "../../../src/adapters/platform/download";

interface FakeBlob {
  type: string;
  readonly text: string;
  getDataAsString(charset: string): string;
  setContentType(type: string): void;
}

const blobOf = (text: string, type: string): FakeBlob => {
  const blob = {
    type,
    text,
    getDataAsString: () => text,
    setContentType: (next: string) => {
      blob.type = next;
    },
  };
  return blob;
};

/** A platform whose server gives `content`, and whose archives hold `files` where the blob is a zip by type. */
function platform(content: string, files: readonly string[], status = 200) {
  const asked: { url: string; options: object }[] = [];
  const blob = blobOf(content, "application/octet-stream");
  const fetching: FileFetch<FakeBlob> = {
    fetch: (url, options) => {
      asked.push({ url, options });
      if (status === 0) throw new Error("DNS error");
      return { getResponseCode: () => status, getContentText: () => content, getBlob: () => blob };
    },
  };
  const unzip = (archive: FakeBlob) => {
    if (archive.type !== "application/zip" || files.length === 0) throw new Error("Invalid argument");
    return files.map((text) => blobOf(text, "text/csv"));
  };
  return { asked, download: platformDownload(fetching, { unzip }) };
}

const URL = "https://files.example.com/report.zip?sig=1";

test("of an archive the first file is given, whatever type the server calls it", () => {
  expect(platform("PK\u0003\u0004...", ["SKU\nA"]).download(URL)).toBe("SKU\nA");
});

test("a file that is no archive is given as it is, and a byte order mark is left out of both", () => {
  expect(platform("\uFEFFSKU\nA", []).download(URL)).toBe("SKU\nA");
  expect(platform("PK\u0003", ["\uFEFFSKU\nA"]).download(URL)).toBe("SKU\nA");
});

test.each([
  ["no connection", "", 0],
  ["an address that has ended", "<Error>", 403],
  ["a redirect", "", 302],
  ["an archive that is none", "PK\u0003", 200],
])("%s: there is no file", (_, content, status) => {
  expect(platform(content, [], status).download(URL)).toBeNull();
});

test("nothing secret goes along, and the address goes as it came", () => {
  const one = platform("SKU", []);
  one.download(URL);
  expect(one.asked).toEqual([
    { url: URL, options: { muteHttpExceptions: true, followRedirects: false, escaping: false, timeoutSeconds: 60 } },
  ]);
});
