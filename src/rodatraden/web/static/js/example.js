// Shows how a value is printed while unit and decimals are chosen. Without script it is shown when the form is saved.

const example = document.querySelector('#exempel');
const unit = document.querySelector('#unit');
const decimals = document.querySelector('#decimals');

function show() {
  const places = Number(decimals.value) || 0;
  const number = Number(example.dataset.sample).toFixed(places).replace('.', ',');
  example.textContent = `${number} ${unit.value.trim()}`.trim();
}

if (example && unit && decimals) {
  unit.addEventListener('input', show);
  decimals.addEventListener('change', show);
  show();
}
