"use strict";
// Figures that are drawn in the browser: the brush of the timeline, the map, the network. Each has
// a table beside it that says the same.

const narrow = matchMedia("(max-width: 52rem)").matches;

function timeline() {
  const svg = d3.select("#timeline");
  if (svg.empty()) return;
  const told = svg.node().dataset;
  const width = +told.width;
  const days = d3.scaleUtc(
    [new Date(told.first), d3.utcDay.offset(new Date(told.last), 1)], [0, width]);
  const brush = d3.brushX()
    .extent([[0, -10], [width, +told.height + 30]])
    .on("end", ({ selection }) => {
      if (!selection || selection[1] - selection[0] < 4) return;
      const [since, until] = selection.map(days.invert).map(d3.utcFormat("%Y-%m-%d"));
      const asked = { q: told.q, split: told.split, since, until };
      location.assign(`/timeline?${new URLSearchParams(asked)}`);
    });
  d3.select("#brush").call(brush);
}

// Labels in order of weight, as many as find room beside those placed before.
function label(texts, at, size, words, most) {
  const letter = narrow ? 10 : 6.6;
  const high = narrow ? 22 : 15;
  const placed = [];
  texts.each(function (one) {
    const [x, y] = at(one);
    const wide = words(one).length * letter + 6;
    const r = size(one);
    const spots = [[0, -r - 5, "middle"], [0, r + high - 2, "middle"], [r + 4, 4, "start"], [-r - 4, 4, "end"]];
    const found = placed.length < most && spots.find(([dx, dy, anchor]) => {
      const left = x + dx - (anchor === "middle" ? wide / 2 : anchor === "end" ? wide : 0);
      const box = [left, y + dy - high + 3, left + wide, y + dy + 3];
      const free = placed.every((b) => b[0] > box[2] || b[2] < box[0] || b[1] > box[3] || b[3] < box[1]);
      if (free) placed.push(box);
      return free;
    });
    d3.select(this).attr("x", found ? found[0] : 0).attr("y", found ? found[1] : 0)
      .style("text-anchor", found ? found[2] : "middle").attr("display", found ? null : "none");
  });
}

function fitted(places, width, height) {
  const projection = d3.geoNaturalEarth1();
  if (!places.length) return projection.fitSize([width, height], { type: "Sphere" });
  const around = { type: "MultiPoint", coordinates: places.map((p) => [p.lon, p.lat]) };
  const edge = narrow ? 50 : 90;
  if (places.length > 1) projection.fitExtent([[edge, 50], [width - edge, height - 50]], around);
  else projection.scale(900);
  projection.scale(Math.min(projection.scale(), 3200));
  const [[x0, y0], [x1, y1]] = d3.geoPath(projection).bounds(around);
  const [x, y] = projection.translate();
  return projection.translate([x + width / 2 - (x0 + x1) / 2, y + height / 2 - (y0 + y1) / 2]);
}

async function map() {
  const svg = d3.select("#map");
  if (svg.empty()) return;
  const [width, height] = narrow ? [600, 620] : [1200, 580];
  svg.attr("viewBox", `0 0 ${width} ${height}`).classed("narrow", narrow);
  const { points, countries } = JSON.parse(document.getElementById("places").textContent);
  const projection = fitted([...points, ...countries], width, height);
  const detail = projection.scale() > 600 ? "50m" : "110m";
  const world = await (await fetch(`/static/vendor/countries-${detail}.json`)).json();
  const land = topojson.feature(world, world.objects.countries).features;
  const byName = new Map(land.map((f) => [f.properties.name, f]));
  const path = d3.geoPath(projection);
  const drawn = svg.append("g");
  drawn.append("g").selectAll("path").data(land).join("path").attr("class", "country").attr("d", path);
  const tint = d3.scaleSqrt([0, d3.max(countries, (p) => p.events) || 1], [0.06, 0.34]);
  const whole = drawn.append("g").selectAll("a").data(countries.flatMap((p) => {
    const shape = byName.get(p.name) ?? land.find((f) => d3.geoContains(f, [p.lon, p.lat]));
    return shape ? [{ ...p, shape }] : [];
  })).join("a").attr("href", (p) => p.href).attr("aria-label", told);
  whole.append("path").attr("class", (p) => `country whole fq${p.quad}`).attr("d", (p) => path(p.shape))
    .style("fill-opacity", (p) => tint(p.events));
  whole.append("title").text(told);
  const vague = drawn.append("g").selectAll("path").data(points.filter((p) => p.radius)).join("path")
    .attr("class", (p) => `vague sq${p.quad}`)
    .attr("d", (p) => path(d3.geoCircle().center([p.lon, p.lat]).radius(p.radius / 111.2)()));
  const most = d3.max(points, (p) => p.events) || 1;
  const size = d3.scaleSqrt([0, most], narrow ? [3, 30] : [2, 24]);
  const rings = drawn.append("g").selectAll("a").data(d3.sort(points, (p) => -p.events)).join("a")
    .attr("href", (p) => p.href).attr("aria-label", told);
  rings.append("circle").attr("class", (p) => `ring fq${p.quad}`).attr("r", (p) => size(p.events));
  rings.append("title").text(told);
  const names = drawn.append("g").selectAll("text").data(rings.data()).join("text")
    .attr("class", "label").attr("aria-hidden", true).text((p) => p.name);
  const reach = (p) => (p.radius / 6371) * projection.scale();
  const place = ({ k }) => {
    const there = (p) => `translate(${projection([p.lon, p.lat])}) scale(${1 / k})`;
    rings.attr("transform", there);
    names.attr("transform", there);
    vague.attr("display", (p) => (reach(p) * k > size(p.events) + 2 ? null : "none"));
    const at = (p) => projection([p.lon, p.lat]).map((c) => c * k);
    label(names, at, (p) => size(p.events), (p) => p.name, narrow ? 10 : 24);
  };
  const zoom = d3.zoom().scaleExtent([1, 24]).filter((e) => e.type !== "wheel" || e.ctrlKey)
    .on("zoom", ({ transform }) => {
      drawn.attr("transform", transform);
      vague.attr("stroke-width", 1.2 / transform.k);
      place(transform);
    });
  svg.call(zoom);
  place(d3.zoomIdentity);
  const by = { in: 2, out: 0.5 };
  document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => {
    if (button.dataset.zoom in by) svg.call(zoom.scaleBy, by[button.dataset.zoom]);
    else svg.call(zoom.transform, d3.zoomIdentity);
  }));
}

function told(p) {
  return `${p.name}: ${p.events} events`;
}

function spread(nodes, width, height) {
  // The whole drawing, as large as the figure allows.
  const edge = [70, 40];
  for (const [axis, long, margin] of [["x", width, edge[0]], ["y", height, edge[1]]]) {
    const [low, high] = d3.extent(nodes, (n) => n[axis]);
    const scale = high > low ? Math.min((long - 2 * margin) / (high - low), 1.6) : 1;
    nodes.forEach((n) => { n[axis] = long / 2 + (n[axis] - (low + high) / 2) * scale; });
  }
}

function network() {
  const svg = d3.select("#network");
  if (svg.empty()) return;
  const [width, height] = narrow ? [600, 720] : [1200, 640];
  svg.attr("viewBox", `0 0 ${width} ${height}`).classed("narrow", narrow);
  const graph = JSON.parse(document.getElementById("graph").textContent);
  const nodes = graph.nodes.slice(0, narrow ? 24 : 60);
  const ids = new Set(nodes.map((n) => n.id));
  const edges = graph.edges.filter((e) => ids.has(e.source) && ids.has(e.target));
  const size = d3.scaleSqrt([0, d3.max(nodes, (n) => n.did + n.received)], [4, 26]);
  const thick = d3.scaleSqrt([0, d3.max(edges, (e) => e.events) ?? 1], [0.8, 9]);
  const weight = (n) => size(n.did + n.received);
  d3.forceSimulation(nodes)
    .force("link", d3.forceLink(edges).id((n) => n.id).distance(narrow ? 80 : 110))
    .force("charge", d3.forceManyBody().strength(narrow ? -260 : -420))
    .force("x", d3.forceX(width / 2).strength(0.07)).force("y", d3.forceY(height / 2).strength(0.13))
    .force("collide", d3.forceCollide((n) => weight(n) + 14)).stop().tick(300);
  spread(nodes, width, height);
  const line = svg.append("g").selectAll("a").data(edges).join("a")
    .attr("href", (e) => e.href).attr("tabindex", -1)
    .attr("aria-label", (e) => `${e.source.name} to ${e.target.name}: ${e.events} events`);
  line.append("path").attr("class", (e) => `edge sq${e.quad}`).attr("stroke-width", (e) => thick(e.events));
  line.append("path").attr("class", "reach");
  line.append("title").text((e) => `${e.source.name} to ${e.target.name}: ${e.events} events`);
  const node = svg.append("g").selectAll("a").data(d3.sort(nodes, (n) => -weight(n))).join("a")
    .attr("href", (n) => n.href)
    .attr("aria-label", (n) => `${n.name}: did ${n.did}, received ${n.received}`);
  node.append("circle").attr("class", "node").attr("r", weight);
  node.append("title").text((n) => `${n.name}: did ${n.did}, received ${n.received}`);
  const names = svg.append("g").selectAll("text").data(node.data()).join("text")
    .attr("class", "label").attr("aria-hidden", true).text((n) => n.name);
  const place = () => {
    const there = (n) => `translate(${n.x},${n.y})`;
    node.attr("transform", there);
    names.attr("transform", there);
    line.selectAll("path").attr("d", ({ source: s, target: t }) => {
      const bend = 1.6 * Math.hypot(t.x - s.x, t.y - s.y);
      return `M${s.x},${s.y}A${bend},${bend} 0 0 1 ${t.x},${t.y}`;
    });
    label(names, (n) => [n.x, n.y], weight, (n) => n.name, 60);
  };
  const light = (n) => {
    const tied = (e) => !n || e.source === n || e.target === n;
    const near = new Set(n ? edges.filter(tied).flatMap((e) => [e.source, e.target]) : nodes);
    line.classed("dim", (e) => !tied(e));
    const far = (m) => m !== n && !near.has(m);
    node.classed("dim", far);
    names.classed("dim", far);
  };
  node.on("pointerenter focus", (_, n) => light(n)).on("pointerleave blur", () => light(null));
  node.call(d3.drag().clickDistance(4).on("drag", (event, n) => {
    n.x = Math.max(20, Math.min(width - 20, event.x));
    n.y = Math.max(20, Math.min(height - 20, event.y));
    place();
  }));
  place();
}

timeline();
map();
network();
