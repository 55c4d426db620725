import type { FlowNetwork } from "./flow-network.ts";

/** Each pass works to an eighth of the error of the one before. */
const STEP = 8;

/**
 * Turns the flow a network carries into the cheapest one with the same net amount at every node.
 * Cost scaling by push and relabel (A. V. Goldberg, R. E. Tarjan, "Finding minimum-cost circulations by
 * successive approximation", 1990): O(nodes² · arcs · log(nodes · cost)) at worst, near arcs · log in practice.
 * Costs are whole numbers and all arithmetic is exact; throws a RangeError where it could leave the safe integers.
 */
export function cheapenFlow(network: FlowNetwork): void {
  const scale = network.nodes + 1;
  const costs = network.cost.map((cost) => cost * scale);
  let error = costs.reduce((most, cost) => Math.max(most, cost), 0);
  if (!fitsExactly(network.nodes, error / scale))
    throw new RangeError("weights are too large for exact arithmetic");
  const price = new Float64Array(network.nodes);
  const excess = new Int32Array(network.nodes);
  while (error > 1) {
    error = Math.max(1, Math.floor(error / STEP));
    saturate(network, costs, price, excess);
    settle(network, costs, price, excess, error);
  }
}

/** Whether costs up to `cost` are exact on a network of so many nodes: prices stay below 4 · nodes² · cost. */
export function fitsExactly(nodes: number, cost: number): boolean {
  return 4 * (nodes + 1) * (nodes + 1) * cost < Number.MAX_SAFE_INTEGER;
}

/** Fills every residual arc that would pay off at the present prices. */
function saturate(
  { nodes, first, order, target, room }: FlowNetwork,
  costs: Float64Array,
  price: Float64Array,
  excess: Int32Array,
): void {
  for (let node = 0; node < nodes; node++) {
    const own = price[node] ?? 0;
    for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) {
      const arc = order[at] ?? 0;
      const left = room[arc] ?? 0;
      const to = target[arc] ?? 0;
      if (left === 0 || (costs[arc] ?? 0) + own - (price[to] ?? 0) >= 0) continue;
      room[arc] = 0;
      room[arc ^ 1] = (room[arc ^ 1] ?? 0) + left;
      excess[node] = (excess[node] ?? 0) - left;
      excess[to] = (excess[to] ?? 0) + left;
    }
  }
}

/** Passes every surplus on along arcs that pay off, lowering the price of a node that has none left. */
function settle(
  network: FlowNetwork,
  costs: Float64Array,
  price: Float64Array,
  excess: Int32Array,
  error: number,
): void {
  const { nodes, first, order, target, room } = network;
  const current = first.slice(0, nodes);
  const queue: number[] = [];
  for (let node = 0; node < nodes; node++) if ((excess[node] ?? 0) > 0) queue.push(node);
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0;
    const end = first[node + 1] ?? 0;
    let surplus = excess[node] ?? 0;
    let at = current[node] ?? 0;
    while (surplus > 0) {
      if (at === end) {
        price[node] = loweredPrice(network, costs, price, node) - error;
        at = first[node] ?? 0;
      }
      const arc = order[at] ?? 0;
      const left = room[arc] ?? 0;
      const to = target[arc] ?? 0;
      if (left === 0 || (costs[arc] ?? 0) + (price[node] ?? 0) - (price[to] ?? 0) >= 0) {
        at++;
        continue;
      }
      const amount = Math.min(surplus, left);
      room[arc] = left - amount;
      room[arc ^ 1] = (room[arc ^ 1] ?? 0) + amount;
      const before = excess[to] ?? 0;
      excess[to] = before + amount;
      if (before <= 0 && before + amount > 0) queue.push(to);
      surplus -= amount;
    }
    excess[node] = 0;
    current[node] = at;
  }
}

/** The highest price at which some residual arc of the node costs nothing. */
function loweredPrice(
  { first, order, target, room }: FlowNetwork,
  costs: Float64Array,
  price: Float64Array,
  node: number,
): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) {
    const arc = order[at] ?? 0;
    if ((room[arc] ?? 0) === 0) continue;
    best = Math.max(best, (price[target[arc] ?? 0] ?? 0) - (costs[arc] ?? 0));
  }
  return best;
}
