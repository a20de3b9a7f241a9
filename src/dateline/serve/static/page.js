"use strict";
// From a value to its words and back, on hover, focus and click. Without this script the links still work.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  var values = {};
  // After a click the light stays until something else is pointed at.
  var pinned = false;
  document.querySelectorAll("a.v[data-s]").forEach(function (value) {
    value.dataset.s.split(" ").forEach(function (id) { (values[id] = values[id] || []).push(value); });
  });
  function ids(mark) {
    return Array.from(mark.classList).filter(function (c) { return /-s\d+-\d+$/.test(c); });
  }
  function clear() {
    document.querySelectorAll(".on").forEach(function (e) { e.classList.remove("on"); });
  }
  function lightWords(list) {
    list.forEach(function (id) {
      Array.from(document.getElementsByClassName(id)).forEach(function (e) { e.classList.add("on"); });
    });
  }
  function lightValues(list) {
    list.forEach(function (id) { (values[id] || []).forEach(function (e) { e.classList.add("on"); }); });
  }
  function over(event) {
    var target = event.target.closest ? event.target.closest("a.v[data-s], .text .m") : null;
    if (!target && pinned) { return; }
    clear();
    pinned = false;
    if (!target) { return; }
    if (target.matches("a.v")) { lightWords(target.dataset.s.split(" ")); return; }
    lightWords(ids(target));
    lightValues(ids(target));
  }
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);
  document.addEventListener("click", function (event) {
    if (event.target.closest("a")) { return; }
    var mark = event.target.closest(".text .m:not(.k-content)");
    var back = mark && ids(mark).map(function (id) { return (values[id] || [])[0]; }).filter(Boolean)[0];
    if (!back) { return; }
    var fold = back.closest("details");
    if (fold) { fold.open = true; }
    back.scrollIntoView({ block: "center" });
    back.focus({ preventScroll: true });
    lightWords(ids(mark));
    lightValues(ids(mark));
    pinned = true;
  });
})();
