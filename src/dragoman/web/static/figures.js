"use strict";
// Figures that are drawn in the browser: the brush of the timeline, the map, the network. Each has
// a table beside it that says the same.

const records = (q) => `/?${new URLSearchParams({ q: q.trim() })}`;

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
      const [first, last] = selection.map(days.invert).map(d3.utcFormat("%Y-%m-%d"));
      const rest = told.q.replace(/\b(since|until|on):\S+/g, "");
      const asked = { q: `${rest} since:${first} until:${last}`.replace(/\s+/g, " ").trim(), split: told.split };
      location.assign(`/timeline?${new URLSearchParams(asked)}`);
    });
  d3.select("#brush").call(brush);
}

async function map() {
  const svg = d3.select("#map");
  if (svg.empty()) return;
  const places = JSON.parse(document.getElementById("places").textContent);
  const world = await (await fetch("/static/vendor/countries-110m.json")).json();
  const land = topojson.feature(world, world.objects.countries);
  const around = { type: "MultiPoint", coordinates: places.map((p) => [p.lon, p.lat]) };
  const projection = d3.geoNaturalEarth1();
  if (places.length > 1) projection.fitExtent([[90, 50], [1110, 510]], around);
  else projection.fitSize([1200, 560], { type: "Sphere" });
  projection.scale(Math.min(projection.scale(), 3200));
  if (places.length) {
    const path = d3.geoPath(projection);
    const [[x0, y0], [x1, y1]] = path.bounds(around);
    const [x, y] = projection.translate();
    projection.translate([x + 600 - (x0 + x1) / 2, y + 280 - (y0 + y1) / 2]);
  }
  const drawn = svg.append("g");
  drawn.selectAll("path").data(land.features).join("path")
    .attr("class", "country").attr("d", d3.geoPath(projection));
  const size = d3.scaleSqrt([0, d3.max(places, (p) => p.events) || 1], [2, 26]);
  const rings = drawn.selectAll("a").data(d3.sort(places, (p) => -p.events)).join("a")
    .attr("href", (p) => p.href)
    .attr("aria-label", (p) => `${p.name}: ${p.events} events`)
    .attr("transform", (p) => `translate(${projection([p.lon, p.lat])})`);
  rings.append("circle").attr("class", (p) => `ring fq${p.quad}`).attr("r", (p) => size(p.events));
  rings.append("title").text((p) => `${p.name}: ${p.events} events`);
  rings.filter((p, i) => i < 14).append("text").attr("class", "label")
    .attr("y", (p) => -size(p.events) - 4).text((p) => p.name);
  svg.call(d3.zoom().scaleExtent([1, 12]).filter((e) => e.type !== "wheel" || e.ctrlKey)
    .on("zoom", ({ transform }) => {
      drawn.attr("transform", transform);
      rings.attr("transform", (p) => `translate(${projection([p.lon, p.lat])}) scale(${1 / transform.k})`);
    }));
}

function network() {
  const svg = d3.select("#network");
  if (svg.empty()) return;
  const { nodes, edges } = JSON.parse(document.getElementById("graph").textContent);
  const q = new URLSearchParams(location.search).get("q") ?? "";
  const size = d3.scaleSqrt([0, d3.max(nodes, (n) => n.did + n.received)], [4, 26]);
  const width = d3.scaleSqrt([0, d3.max(edges, (e) => e.events)], [0.6, 9]);
  const simulation = d3.forceSimulation(nodes)
    .force("link", d3.forceLink(edges).id((n) => n.id).distance(120))
    .force("charge", d3.forceManyBody().strength(-420))
    .force("x", d3.forceX(600).strength(0.06)).force("y", d3.forceY(310).strength(0.12))
    .force("collide", d3.forceCollide((n) => size(n.did + n.received) + 12)).stop();
  simulation.tick(250);
  const line = svg.append("g").selectAll("path").data(edges).join("path")
    .attr("class", (e) => `edge sq${e.quad}`).attr("stroke-width", (e) => width(e.events));
  line.append("title").text((e) => `${e.source.name} to ${e.target.name}: ${e.events} events`);
  const node = svg.append("g").selectAll("a").data(nodes).join("a")
    .attr("href", (n) => records(`${q} ${n.asked} status:actual`))
    .attr("aria-label", (n) => `${n.name}: did ${n.did}, received ${n.received}`);
  node.append("circle").attr("class", "node").attr("r", (n) => size(n.did + n.received));
  node.append("text").attr("class", "label")
    .attr("y", (n) => -size(n.did + n.received) - 4).text((n) => n.name);
  node.append("title").text((n) => `${n.name}: did ${n.did}, received ${n.received}`);
  const place = () => {
    nodes.forEach((n) => {
      n.x = Math.max(40, Math.min(1160, n.x));
      n.y = Math.max(40, Math.min(590, n.y));
    });
    node.attr("transform", (n) => `translate(${n.x},${n.y})`);
    line.attr("d", ({ source: s, target: t }) => {
      const bend = 1.6 * Math.hypot(t.x - s.x, t.y - s.y);
      return `M${s.x},${s.y}A${bend},${bend} 0 0 1 ${t.x},${t.y}`;
    });
  };
  node.call(d3.drag().clickDistance(4).on("drag", (event, n) => {
    n.x = event.x;
    n.y = event.y;
    place();
  }));
  place();
}

timeline();
map();
network();
