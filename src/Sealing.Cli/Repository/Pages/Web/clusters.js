// The clusters that this page was made for: name, public key, fingerprint, bits, end of validity.

const clusters = JSON.parse(byId('data').textContent);
const soonInDays = 30;

const daysLeft = cluster => Math.floor((Date.parse(cluster.notAfter) - Date.now()) / 86400000);

function showClusters() {
  clusters.forEach((cluster, index) => {
    const part = byId('cluster-template').content.firstElementChild.cloneNode(true);
    const days = daysLeft(cluster);
    const [box, note] = [part.querySelector('input'), part.querySelector('.note')];
    part.querySelector('.cluster-name').textContent = cluster.name;
    note.textContent = cluster.fingerprint + ', RSA ' + cluster.bits + ', ' + validity(cluster, days);
    note.classList.toggle('soon', days >= 0 && days < soonInDays);
    note.classList.toggle('past', days < 0);
    note.id = 'cluster-note-' + index;
    box.setAttribute('aria-describedby', note.id);
    box.value = String(index);
    box.disabled = days < 0;
    box.checked = clusters.length === 1 && days >= 0;
    byId('clusters').append(part);
  });
}

function validity(cluster, days) {
  const day = cluster.notAfter.slice(0, 10);
  return days < 0 ? 'expired on ' + day + ': have this page made anew' : days + (days === 1 ? ' day' : ' days') + ' left, until ' + day;
}

function chosenClusters() {
  const chosen = [...byId('clusters').querySelectorAll('input')].filter(box => box.checked).map(box => clusters[Number(box.value)]);
  if (chosen.length === 0) throw new Problem('Choose a cluster.', 'clusters');
  const past = chosen.find(cluster => daysLeft(cluster) < 0); // it may have expired while the page was open
  if (past) throw new Problem('The certificate of ' + past.name + ' has expired: have this page made anew.');
  return chosen;
}
