/** Files from elsewhere, on Apps Script's UrlFetchApp and Utilities. */

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

/** The part of Utilities that is used. Takes a blob only where its type says zip. Source: Apps Script, Utilities. */
export interface Unzip<File extends Blob> {
  unzip(archive: File): File[];
}

/** Unit: seconds. */
const TIMEOUT_SECONDS = 60;

/** How every zip archive begins. */
const ZIP_SIGN = "PK\u0003";

/**
 * Gives a function that fetches a file whose address is its own permission, so nothing secret goes along, and gives its
 * text: of a zip archive the first file's, without byte order mark. `null`: it is not to be had.
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
      // No connection, an address that the manifest does not list, or an archive that is none: there is no file.
      return null;
    }
  };
