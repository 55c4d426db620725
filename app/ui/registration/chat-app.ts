const chatApps =
  /MicroMessenger|\bQQ\/|Weibo|DingTalk|Lark|Feishu|\bLine\/|FBAN|FBAV|Instagram|musical_ly|aweme/i;

/** True when the page is open inside a chat app's own browser, which may not be able to open the payment page. */
export function isChatApp(userAgent: string | null): boolean {
  return userAgent !== null && chatApps.test(userAgent);
}
