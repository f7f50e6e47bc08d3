// Addresses of pictures that the Rust side draws.
// Invariant: every address carries this session's token.
import type { PageId, UnitBox } from "./bindings.ts";

export type PictureSize = { width: number; height?: number; turn?: number; crop?: UnitBox };

const origin = navigator.userAgent.includes("Windows") ? "http://vault.localhost" : "vault://localhost";

export function pageAddress(page: PageId, token: string, size: PictureSize): string {
  return `${origin}/page/${page}?${query(token, size)}`;
}

export function summaryAddress(preview: number, page: number, token: string, width: number): string {
  return `${origin}/summary/${preview}/${page}?${query(token, { width })}`;
}

function query(token: string, { width, height, turn, crop }: PictureSize): string {
  const parts = [`t=${token}`, `w=${Math.round(width)}`];
  if (height !== undefined) parts.push(`h=${Math.round(height)}`);
  if (turn) parts.push(`turn=${turn}`);
  if (crop) parts.push(`crop=${[crop.left, crop.top, crop.width, crop.height].map((n) => n.toFixed(5)).join(",")}`);
  return parts.join("&");
}
