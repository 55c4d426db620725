import type { Locale } from "#app/domain/events/locale.ts";
import { FIRST_PAYER } from "#app/domain/letters/first-payer.ts";
import { words } from "#app/i18n/words.ts";
import { Fact } from "./layout.tsx";

/** Where refunded money goes and how long that takes, as rows of the letter's facts; `method` as Stripe names it. */
export function RefundRoute({ locale, method }: { locale: Locale; method: string | null }) {
  const { refundDone } = words(locale).letters;
  const wallet = method === "alipay" || method === "wechat_pay";
  return (
    <>
      <Fact label={refundDone.goesTo}>{goesTo(locale, method)}</Fact>
      <Fact label={refundDone.howLong}>{wallet ? refundDone.howLongWallet : refundDone.howLongCard}</Fact>
    </>
  );
}

function goesTo(locale: Locale, method: string | null): string {
  const { refundDone } = words(locale).letters;
  switch (method) {
    case "card":
      return refundDone.goesToCard;
    case "alipay":
      return refundDone.goesToAlipay;
    case "wechat_pay":
      return refundDone.goesToWechat;
    case FIRST_PAYER:
      return refundDone.goesToPayer;
    default:
      return refundDone.goesToOther;
  }
}
