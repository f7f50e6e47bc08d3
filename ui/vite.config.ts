import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  // The content security policy allows files of our own and nothing inline.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: false, sourcemap: false },
  clearScreen: false,
});
