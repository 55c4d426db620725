import type { FlowNetwork } from "./flow-network.ts";

/**
 * Sends as much as possible from source to sink and returns how much; the network keeps the flow.
 * Dinic's blocking flows along shortest ways (E. A. Dinic 1970): O(nodes² · arcs), and O(arcs · √nodes) where
 * every inner node has one unit to pass on.
 */
export function sendMaxFlow(network: FlowNetwork, source: number, sink: number): number {
  const level = new Int32Array(network.nodes);
  const current = new Int32Array(network.nodes);
  let sent = 0;
  while (findLevels(network, source, sink, level)) {
    current.set(network.first.subarray(0, network.nodes));
    for (let more = pushOnce(network, source, sink, level, current); more > 0; ) {
      sent += more;
      more = pushOnce(network, source, sink, level, current);
    }
  }
  return sent;
}

function findLevels(
  { first, order, target, room, nodes }: FlowNetwork,
  source: number,
  sink: number,
  level: Int32Array,
): boolean {
  level.fill(-1);
  level[source] = 0;
  const queue = new Int32Array(nodes);
  queue[0] = source;
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    const node = queue[head] ?? 0;
    for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) {
      const arc = order[at] ?? 0;
      const next = target[arc] ?? 0;
      if ((room[arc] ?? 0) === 0 || (level[next] ?? 0) !== -1) continue;
      level[next] = (level[node] ?? 0) + 1;
      queue[tail++] = next;
    }
  }
  return (level[sink] ?? -1) !== -1;
}

/** One way down the levels, walked with a stack of arcs; a dead end is never entered twice. */
function pushOnce(
  { first, order, target, room }: FlowNetwork,
  source: number,
  sink: number,
  level: Int32Array,
  current: Int32Array,
): number {
  const way: number[] = [];
  let node = source;
  while (node !== sink) {
    const end = first[node + 1] ?? 0;
    let at = current[node] ?? 0;
    while (at < end) {
      const arc = order[at] ?? 0;
      if ((room[arc] ?? 0) > 0 && level[target[arc] ?? 0] === (level[node] ?? 0) + 1) break;
      at++;
    }
    current[node] = at;
    if (at < end) {
      const arc = order[at] ?? 0;
      way.push(arc);
      node = target[arc] ?? 0;
      continue;
    }
    const back = way.pop();
    if (back === undefined) return 0;
    level[node] = -1;
    node = target[back ^ 1] ?? 0;
  }
  let amount = Number.POSITIVE_INFINITY;
  for (const arc of way) amount = Math.min(amount, room[arc] ?? 0);
  for (const arc of way) {
    room[arc] = (room[arc] ?? 0) - amount;
    room[arc ^ 1] = (room[arc ^ 1] ?? 0) + amount;
  }
  return amount;
}
