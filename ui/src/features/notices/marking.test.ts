import { describe, expect, it } from "vitest";
import { isOfNobody, likelyKind, markable, numberKind } from "./marking.ts";

describe("a place marked by hand", () => {
  it("is the value that could not be read, when it is opened from there", () => {
    expect(likelyKind("a_number", [])).toBe("a_number");
    expect(likelyKind("online_account_number", ["online_account_number"])).toBe("online_account_number");
    expect(likelyKind("visa_number", [])).toBe("visa_foil_number");
  });

  it("is the online account number while that is missing, and else the likeliest number that is", () => {
    expect(likelyKind(undefined, [])).toBe("online_account_number");
    expect(likelyKind(undefined, ["a_number", "receipt_number"])).toBe("online_account_number");
    expect(likelyKind(undefined, ["online_account_number"])).toBe("receipt_number");
    expect(likelyKind(undefined, markable)).toBe("online_account_number");
  });

  it("is no number when a day or a name is meant", () => {
    expect(numberKind("notice_date")).toBeUndefined();
    expect(numberKind("applicant_name")).toBeUndefined();
    expect(likelyKind("notice_date", [])).toBe("online_account_number");
  });
});

describe("a value that was read", () => {
  it("of a case or a paper is nobody's, one of a person is somebody's", () => {
    for (const kind of ["receipt_number", "form_number"]) expect(isOfNobody(kind, false)).toBe(true);
    expect(isOfNobody("notice_date", true)).toBe(true);
    for (const kind of ["a_number", "online_account_number", "passport_number"]) expect(isOfNobody(kind, false)).toBe(false);
    expect(isOfNobody("birth_date", true)).toBe(false);
  });
});
