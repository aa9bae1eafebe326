// Opens a PDF with pdf.js, whose files lie beside the bundle (vite.config.ts copies them). Loaded when first needed.

import * as pdfjs from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

export type { PDFDocumentProxy } from "pdfjs-dist";

/** Open a PDF. The bytes are handed over to the worker and are gone for the caller. */
export function openPdf(data: Uint8Array) {
  return pdfjs.getDocument({
    data,
    cMapUrl: "/pdfjs/cmaps/",
    cMapPacked: true,
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    wasmUrl: "/pdfjs/wasm/",
    isEvalSupported: false,
  }).promise;
}
