/** An arc as it is asked for: how much may pass, and what one unit costs. */
export type FlowArc = {
  readonly from: number;
  readonly to: number;
  readonly room: number;
  readonly cost: number;
};

/**
 * A network with its residual arcs. Arc 2i is the i-th asked for and arc 2i + 1 its reverse; `room` is what may
 * still pass, so the flow on an asked arc is the room of its reverse. The arcs leaving a node are
 * `order[first[node]] … order[first[node + 1] − 1]`.
 */
export type FlowNetwork = {
  readonly nodes: number;
  readonly first: Int32Array;
  readonly order: Int32Array;
  readonly target: Int32Array;
  readonly room: Int32Array;
  readonly cost: Float64Array;
};

/** Lays out a network. O(nodes + arcs). */
export function makeNetwork(nodes: number, arcs: readonly FlowArc[]): FlowNetwork {
  const size = arcs.length * 2;
  const first = new Int32Array(nodes + 1);
  const target = new Int32Array(size);
  const room = new Int32Array(size);
  const cost = new Float64Array(size);
  arcs.forEach((arc, index) => {
    target[2 * index] = arc.to;
    target[2 * index + 1] = arc.from;
    room[2 * index] = arc.room;
    cost[2 * index] = arc.cost;
    cost[2 * index + 1] = -arc.cost;
    first[arc.from + 1] = (first[arc.from + 1] ?? 0) + 1;
    first[arc.to + 1] = (first[arc.to + 1] ?? 0) + 1;
  });
  for (let node = 0; node < nodes; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const next = first.slice();
  const order = new Int32Array(size);
  for (let arc = 0; arc < size; arc++) {
    const from = target[arc ^ 1] ?? 0;
    const place = next[from] ?? 0;
    order[place] = arc;
    next[from] = place + 1;
  }
  return { nodes, first, order, target, room, cost };
}

/** How much flows over the i-th arc that was asked for. */
export function flowOn(network: FlowNetwork, index: number): number {
  return network.room[2 * index + 1] ?? 0;
}
