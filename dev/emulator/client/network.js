// UrlFetchApp and Utilities.
(() => {
  const { call, platformError, strict, enumeration, expose } = globalThis.__kit;

  /** UTF-8 bytes, signed as the platform's. Source: [V8]. */
  function utf8Bytes(text) {
    const bytes = [];
    for (const [, hex, plain] of encodeURIComponent(text).matchAll(/%(..)|(.)/g)) {
      bytes.push(((hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16)) << 24) >> 24);
    }
    return bytes;
  }

  function utf8Text(bytes) {
    const hex = bytes.map((byte) => `%${(byte & 255).toString(16).padStart(2, "0")}`);
    return decodeURIComponent(hex.join(""));
  }

  function blob(data, contentType, name) {
    const bytes = typeof data === "string" ? utf8Bytes(data) : [...data];
    return strict("Blob", {
      getBytes: () => [...bytes],
      getDataAsString: () => utf8Text(bytes),
      getContentType: () => contentType ?? null,
      getName: () => name ?? null,
    });
  }

  /** `getAllHeaders` gives an array for a repeated header; only cookies are told apart here. Source: [HTTPR]. */
  function allHeaders(headers) {
    const entries = Object.entries(headers);
    const split = (name, value) => (name.toLowerCase() === "set-cookie" ? value.split(", ") : value);
    return Object.fromEntries(entries.map(([name, value]) => [name, split(name, value)]));
  }

  const response = ({ code, headers, text }) =>
    strict("HTTPResponse", {
      getResponseCode: () => code,
      getContentText: () => text,
      getContent: () => utf8Bytes(text),
      getHeaders: () => ({ ...headers }),
      getAllHeaders: () => allHeaders(headers),
      toString: () => text,
    });

  expose("UrlFetchApp", {
    fetch: (url, params) => response(call("UrlFetchApp.fetch", url, params)),
    fetchAll: (requests) => call("UrlFetchApp.fetchAll", requests).map(response),
  });

  function formatDate(date, timeZone, format) {
    if (date instanceof Date && typeof timeZone === "string" && typeof format === "string") {
      return call("Utilities.formatDate", date.getTime(), timeZone, format);
    }
    const types = [date, timeZone, format].map((value) => (typeof value === "string" ? "String" : typeof value));
    throw platformError(
      `The parameters (${types.join(",")}) don't match the method signature for Utilities.formatDate.`,
    );
  }

  const DIGESTS = ["MD2", "MD5", "SHA_1", "SHA_256", "SHA_384", "SHA_512"];
  expose("Utilities", {
    Charset: enumeration("Utilities.Charset", ["US_ASCII", "UTF_8"]),
    DigestAlgorithm: enumeration("Utilities.DigestAlgorithm", DIGESTS),
    base64Encode: (data) => call("Utilities.base64Encode", data),
    base64EncodeWebSafe: (data) => call("Utilities.base64EncodeWebSafe", data),
    base64Decode: (text) => call("Utilities.base64Decode", text),
    computeDigest: (algorithm, value) => call("Utilities.computeDigest", algorithm, value),
    computeHmacSha256Signature: (value, key) => call("Utilities.computeHmacSha256Signature", value, key),
    formatDate,
    getUuid: () => call("Utilities.getUuid"),
    newBlob: blob,
    sleep: (ms) => void call("Utilities.sleep", ms),
  });

  // Services that exist on the platform and not here: using one fails by name instead of as an unknown variable.
  for (const name of [
    "Browser",
    "CalendarApp",
    "CardService",
    "Charts",
    "ContentService",
    "DocumentApp",
    "Drive",
    "DriveApp",
    "FormApp",
    "GmailApp",
    "Jdbc",
    "LanguageApp",
    "MailApp",
    "SlidesApp",
    "XmlService",
  ]) {
    expose(name, {});
  }
})();
