// UrlFetchApp and Utilities.
(() => {
  const { call, missing, platformError, strict, enumeration, expose } = globalThis.__kit;

  // Within the client script bytes are a text of one character from 0 to 255 each; scripts see them signed. Source: [V8].
  const signed = (bytes) => Array.from(bytes, (character) => (character.charCodeAt(0) << 24) >> 24);
  const unsigned = (numbers) => numbers.map((number) => String.fromCharCode(number & 255)).join("");
  const utf8Bytes = (text) => unescape(encodeURIComponent(text));

  /** What is no UTF-8 becomes the replacement character, as in any tolerant decoder (assumed of the platform). */
  function utf8Text(bytes) {
    try {
      return decodeURIComponent(escape(bytes));
    } catch {
      const sequences = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;
      return bytes.replace(sequences, (some) => (some.length === 1 ? "\ufffd" : utf8Text(some)));
    }
  }

  function textIn(charset, bytes) {
    if (charset === undefined || /^utf-?8$/i.test(charset)) return utf8Text(bytes);
    if (/^(iso-8859-1|latin1)$/i.test(charset)) return bytes;
    throw missing(`Blob.getDataAsString("${charset}")`);
  }

  /** A data interchange object; its setters answer the blob itself. Source: reference of `Blob`. */
  function blobOf(bytes, contentType, name) {
    const blob = strict("Blob", {
      copyBlob: () => blobOf(bytes, contentType, name),
      getBlob: () => blob,
      getBytes: () => signed(bytes),
      getDataAsString: (charset) => textIn(charset, bytes),
      getContentType: () => contentType ?? null,
      getName: () => name ?? null,
      setContentType: (type) => {
        contentType = type;
        return blob;
      },
      setName: (text) => {
        name = text;
        return blob;
      },
    });
    return blob;
  }

  /** A text is of type text/plain unless told otherwise. Source: [GASF]. */
  const newBlob = (data, contentType, name) =>
    typeof data === "string"
      ? blobOf(utf8Bytes(data), contentType ?? "text/plain", name)
      : blobOf(unsigned([...data]), contentType, name);

  /** Takes a blob, or what has one. Source: reference of `Utilities.unzip`. */
  function unzip(source) {
    const blob = source.getBlob();
    const files = call("Utilities.unzip", unsigned(blob.getBytes()), blob.getContentType());
    return files.map((file) => blobOf(file.bytes, file.contentType, file.name));
  }

  /** `getAllHeaders` gives an array for a repeated header; only cookies are told apart here. Source: [HTTPR]. */
  function allHeaders(headers) {
    const entries = Object.entries(headers);
    const split = (name, value) => (name.toLowerCase() === "set-cookie" ? value.split(", ") : value);
    return Object.fromEntries(entries.map(([name, value]) => [name, split(name, value)]));
  }

  /** The type of a blob is the answer's, without parameters such as `charset` (assumed). */
  function typeOf(headers) {
    const given = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type");
    return given === undefined ? null : given[1].split(";")[0].trim();
  }

  const response = ({ code, headers, text, bytes = utf8Bytes(text), name }) =>
    strict("HTTPResponse", {
      getResponseCode: () => code,
      getContentText: () => text,
      getContent: () => signed(bytes),
      getBlob: () => blobOf(bytes, typeOf(headers), name),
      getHeaders: () => ({ ...headers }),
      getAllHeaders: () => allHeaders(headers),
      toString: () => text,
    });

  expose("UrlFetchApp", {
    fetch: (url, params) => response(call("UrlFetchApp.fetch", url, params)),
    fetchAll: (requests) => call("UrlFetchApp.fetchAll", requests).map(response),
  });

  expose("MailApp", {
    sendEmail: (recipient, subject, body) => void call("MailApp.sendEmail", recipient, subject, body),
    getRemainingDailyQuota: () => call("MailApp.getRemainingDailyQuota"),
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
    computeDigest: (algorithm, value, charset) => call("Utilities.computeDigest", algorithm, value, charset),
    computeHmacSha256Signature: (value, key) => call("Utilities.computeHmacSha256Signature", value, key),
    formatDate,
    getUuid: () => call("Utilities.getUuid"),
    newBlob,
    parseCsv: (csv) => call("Utilities.parseCsv", csv),
    sleep: (ms) => void call("Utilities.sleep", ms),
    unzip,
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
    "SlidesApp",
    "XmlService",
  ]) {
    expose(name, {});
  }
})();
