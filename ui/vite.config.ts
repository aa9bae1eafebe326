/// <reference types="vitest/config" />
import { cpSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** pdf.js fetches character maps, the 14 standard fonts and its image decoders by address: they lie beside the bundle. */
function pdfjsFiles(): Plugin {
  return {
    name: "pdfjs-files",
    apply: "build",
    closeBundle() {
      for (const folder of ["cmaps", "standard_fonts", "wasm"]) {
        cpSync(`node_modules/pdfjs-dist/${folder}`, `dist/pdfjs/${folder}`, { recursive: true });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), pdfjsFiles()],
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: { target: ["chrome120", "safari17"], chunkSizeWarningLimit: 2500 },
  test: { environment: "happy-dom", setupFiles: ["src/testing.ts"], css: false, testTimeout: 20_000 },
});
