import { parentPort, Worker } from "node:worker_threads";

/** What a thread is asked, and what it answers. */
type Asked<Question> = { id: number; question: Question };
type Answered<Answer> = { id: number; answer: Answer } | { id: number; problem: string };

export type Thread<Question, Answer> = {
  /** Throws when the work does, and when the thread ends before it has answered. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
};

type Waiting<Answer> = { resolve(answer: Answer): void; reject(error: Error): void };

/** What a thread begins with: `--import tsx` does not reach a thread's first file, so it is registered from here. */
function firstLines(file: URL): string {
  return `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })`;
}

/**
 * One thread beside the server, running a file that calls {@link answerInThread}. It starts with the first question,
 * gives its memory back when nobody has asked for `idleMs` milliseconds, and never keeps the process alive.
 */
export function openThread<Question, Answer>(file: URL, idleMs: number): Thread<Question, Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  function settle(answered: Answered<Answer>): void {
    const one = waiting.get(answered.id);
    waiting.delete(answered.id);
    if ("answer" in answered) one?.resolve(answered.answer);
    else one?.reject(new Error(answered.problem));
    if (waiting.size === 0) idle = setTimeout(close, idleMs).unref();
  }

  function lose(from: Worker, error: Error): void {
    if (worker !== from) return;
    worker = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(firstLines(file), { eval: true, execArgv: [] });
    started.on("message", settle);
    started.on("error", (error) => lose(started, error instanceof Error ? error : new Error(String(error))));
    started.on("exit", () => lose(started, new Error("the thread has ended")));
    started.unref();
    return started;
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    await worker?.terminate();
  }

  function ask(question: Question): Promise<Answer> {
    clearTimeout(idle);
    worker ??= start();
    last += 1;
    const id = last;
    const answered = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, question } satisfies Asked<Question>);
    return answered;
  }
  return { ask, close };
}

/** Inside a thread: answers every question with what the work makes of it. */
export function answerInThread<Question, Answer>(
  work: (question: Question) => Answer | Promise<Answer>,
): void {
  parentPort?.on("message", async ({ id, question }: Asked<Question>) => {
    let answered: Answered<Answer>;
    try {
      answered = { id, answer: await work(question) };
    } catch (error) {
      answered = { id, problem: String(error) };
    }
    parentPort?.postMessage(answered);
  });
}
