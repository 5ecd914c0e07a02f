/** Downloads, on Apps Script's UrlFetchApp and Utilities. */

interface Blob {
  getDataAsString(charset: string): string;
  setContentType(type: string): unknown;
}

/** The part of UrlFetchApp that is used. */
export interface FileFetch<File extends Blob> {
  fetch(
    url: string,
    options: { muteHttpExceptions: true; followRedirects: false; escaping: false; timeoutSeconds: number },
  ): { getResponseCode(): number; getContentText(): string; getBlob(): File };
}

/** The part of Utilities that is used. It accepts a blob only if its type says zip. Source: Apps Script, Utilities. */
export interface Unzip<File extends Blob> {
  unzip(archive: File): File[];
}

/** Unit: seconds. */
const TIMEOUT_SECONDS = 60;

/** The first characters of every zip archive. */
const ZIP_SIGN = "PK\u0003";

/**
 * Gives a function that downloads a file as text. The address itself is the permission, so no secret is sent. Of a zip
 * archive the first file is given, without byte order mark. `null`: the file is not available.
 */
export const platformDownload =
  <File extends Blob>(files: FileFetch<File>, archives: Unzip<File>) =>
  (url: string): string | null => {
    try {
      const options = { muteHttpExceptions: true, followRedirects: false, escaping: false } as const;
      const answer = files.fetch(url, { ...options, timeoutSeconds: TIMEOUT_SECONDS });
      if (answer.getResponseCode() !== 200) return null;
      const blob = answer.getBlob();
      const isZip = answer.getContentText().startsWith(ZIP_SIGN);
      if (isZip) blob.setContentType("application/zip");
      const file = isZip ? archives.unzip(blob)[0] : blob;
      return file === undefined ? null : file.getDataAsString("UTF-8").replace(/^\uFEFF/, "");
    } catch {
      // No connection, an address that the manifest does not list, or a broken archive: there is no file.
      return null;
    }
  };
