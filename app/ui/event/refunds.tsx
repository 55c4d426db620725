import { ladderRows, type RefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";

type RefundsProps = { ladder: RefundLadder; startsAt: Date; timeZone: string };

/** What comes back when, as dates a reader can check, and what happens when the organiser cancels. */
export function Refunds({ ladder, startsAt, timeZone }: RefundsProps) {
  const { event: say } = useWords();
  const locale = useLocale();
  return (
    <section aria-labelledby="refunds">
      <h2 id="refunds">{say.refundTitle}</h2>
      <table>
        <caption>{say.refundCaption}</caption>
        <tbody>
          {ladderRows(ladder, startsAt).map(({ percent, until }) => (
            <tr key={until.getTime()}>
              <th scope="row">
                {say.refundUntil({
                  moment: formatMoment(until, timeZone, locale),
                })}
              </th>
              <td className="amount">{say.refundPercent({ percent })}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say.refundAfter}</th>
            <td className="amount">{say.refundNone}</td>
          </tr>
          <tr>
            <th scope="row">{say.refundHost}</th>
            <td className="amount">
              <strong>{say.refundHostFull}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
