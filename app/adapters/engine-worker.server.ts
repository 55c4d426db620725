import { answerQuestion } from "./engine.server.ts";
import { answerInThread } from "./thread.server.ts";

// Runs in a thread of its own: planning for hundreds of people takes a processor for seconds.

answerInThread(answerQuestion);
