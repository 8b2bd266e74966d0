/* What events do to nodes, written by hand in C: what `kernel/` does, for comparing speed only.
 *
 * Reads the tables of one world from a file (bench/against_c.py writes it), expands nodes breadth first until so many
 * transitions are made, and prints: transitions, nodes, a checksum over all nodes, seconds of processor time.
 * No marks, no feelings, no privately held conditions.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HEADER 2
enum { LITERAL, SLOT, BELIEVES, SLOT_IS, SLOT_IS_NOT, EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL,
       AND, OR, CONDITIONAL, PLUS, MINUS, TIMES, DIVIDED, SUM, PRODUCT };
enum { UNKNOWN = 0, NO = 2, YES = 3 };
#define DEEP 8
#define LINES 256

typedef struct { int length, slot, code; int chain[DEEP]; } Line;

static int *scalars, *operators, *as, *bs, *cs, *parts, *precondition, *change_first, *change_condition, *change_slot,
    *change_value, *chain_first, *chain, *sight_first, *sight_condition, *sight_event, *slot_first, *slot_rules,
    *slot_code, *belief_first, *belief_rules, *belief_code, *mind_first, *mind_rules, *idle, *known, *levels_of,
    *owners_of, *start_codes, *start_kids;
static double *low, *high, *amounts;
static int characters, slots, introspection, owners, first_rule, last_rule, rules, events, first_number, numbers,
    start_nodes, levels, width;

static uint16_t *cells, *new_cells;
static int *kids, *new_kids, *table, *memo_nodes;
static uint32_t *marks;
static int64_t *memo_keys;
static int count, room, mask, memo_count, memo_mask;
static uint8_t *waiting;
static long transitions;

static int closed(int node, int before);
static int after(int node, int event);

/* --- nodes ---------------------------------------------------------------------------------------------------------*/

static inline int level_of(int node) { return cells[(size_t)node * width]; }
static inline int owner_of(int node) { return cells[(size_t)node * width + 1] - 1; }
static inline int at(int node, int slot) { return cells[(size_t)node * width + HEADER + slot]; }
static inline int mind_of(int node, int who) {
    int mind = kids[(size_t)node * characters + who];
    return mind < 0 ? node : mind;
}

static int copied(int node) {
    int level = level_of(node);
    memcpy(new_cells + (size_t)level * width, cells + (size_t)node * width, width * sizeof *cells);
    memcpy(new_kids + (size_t)level * characters, kids + (size_t)node * characters, characters * sizeof *kids);
    return level;
}

static int interned(int level) {
    uint16_t *row = new_cells + (size_t)level * width;
    int *minds = new_kids + (size_t)level * characters;
    uint64_t mark = 1469598103934665603ull;
    for (int i = 0; i < width; i++) mark = (mark ^ row[i]) * 1099511628211ull;
    for (int i = 0; i < characters; i++) mark = (mark ^ (uint32_t)minds[i]) * 1099511628211ull;
    mark ^= mark >> 29;
    uint32_t brief = (uint32_t)mark, place = brief & mask;
    while (table[place]) {
        int node = table[place] - 1;
        if (marks[node] == brief && !memcmp(cells + (size_t)node * width, row, width * sizeof *row) &&
            !memcmp(kids + (size_t)node * characters, minds, characters * sizeof *minds))
            return node;
        place = (place + 1) & mask;
    }
    if (count == room) {
        room = room + room / 2 + 1024;
        cells = realloc(cells, (size_t)room * width * sizeof *cells);
        kids = realloc(kids, (size_t)room * characters * sizeof *kids);
        marks = realloc(marks, (size_t)room * sizeof *marks);
    }
    int node = count++;
    memcpy(cells + (size_t)node * width, row, width * sizeof *row);
    memcpy(kids + (size_t)node * characters, minds, characters * sizeof *minds);
    marks[node] = brief;
    table[place] = node + 1;
    if (2 * count > mask) {
        mask = 2 * (mask + 1) - 1;
        free(table);
        table = calloc((size_t)mask + 1, sizeof *table);
        for (int i = 0; i < count; i++) {
            uint32_t p = marks[i] & mask;
            while (table[p]) p = (p + 1) & mask;
            table[p] = i + 1;
        }
    }
    return node;
}

/* --- expressions ---------------------------------------------------------------------------------------------------*/

static double quantity(int node, int x);
static int code_of(int node, int x);

static double amount(int code) {
    return code >= first_number ? amounts[code - first_number] : code == YES ? 1.0 : code == NO ? 0.0 : 0.0 / 0.0;
}

static int number_code(double value) {
    if (value != value) return UNKNOWN;
    for (int i = 0; i < numbers; i++) if (amounts[i] == value) return first_number + i;
    amounts = realloc(amounts, (size_t)(numbers + 1) * sizeof *amounts);
    amounts[numbers] = value;
    return first_number + numbers++;
}

static int truth(int node, int x) {
    int a = as[x], b = bs[x];
    switch (operators[x]) {
    case SLOT_IS: return at(node, a) == b;
    case SLOT_IS_NOT: return at(node, a) != b;
    case AND: for (int i = a; i < a + b; i++) if (!truth(node, parts[i])) return 0; return 1;
    case OR: for (int i = a; i < a + b; i++) if (truth(node, parts[i])) return 1; return 0;
    case BELIEVES: return truth(mind_of(node, a), b);
    case EQUAL: return code_of(node, a) == code_of(node, b);
    case UNEQUAL: return code_of(node, a) != code_of(node, b);
    case LESS: return quantity(node, a) < quantity(node, b);
    case LESS_OR_EQUAL: return quantity(node, a) <= quantity(node, b);
    case GREATER: return quantity(node, a) > quantity(node, b);
    case GREATER_OR_EQUAL: return quantity(node, a) >= quantity(node, b);
    default: return code_of(node, x) == YES;
    }
}

static int code_of(int node, int x) {
    switch (operators[x]) {
    case LITERAL: return as[x];
    case SLOT: return at(node, as[x]);
    case BELIEVES: return code_of(mind_of(node, as[x]), bs[x]);
    case CONDITIONAL: return code_of(node, truth(node, as[x]) ? bs[x] : cs[x]);
    default: return operators[x] >= PLUS ? number_code(quantity(node, x)) : truth(node, x) ? YES : NO;
    }
}

static double quantity(int node, int x) {
    int a = as[x], b = bs[x];
    double total;
    switch (operators[x]) {
    case LITERAL: return amount(a);
    case SLOT: return amount(at(node, a));
    case BELIEVES: return quantity(mind_of(node, a), b);
    case CONDITIONAL: return quantity(node, truth(node, a) ? b : cs[x]);
    case SUM: total = 0; for (int i = a; i < a + b; i++) total += quantity(node, parts[i]); return total;
    case PRODUCT: total = 1; for (int i = a; i < a + b; i++) total *= quantity(node, parts[i]); return total;
    case PLUS: return quantity(node, a) + quantity(node, b);
    case MINUS: return quantity(node, a) - quantity(node, b);
    case TIMES: return quantity(node, a) * quantity(node, b);
    case DIVIDED: return quantity(node, a) / quantity(node, b);
    default: return truth(node, x);
    }
}

static int fitting(int slot, int code) {
    if (code == UNKNOWN) return known[slot] >= 0 ? known[slot] : code;
    if (code < first_number) return code;
    double value = amount(code);
    return value < low[slot] ? number_code(low[slot]) : value > high[slot] ? number_code(high[slot]) : code;
}

/* --- what events do ------------------------------------------------------------------------------------------------*/

static int along(int node, const int *who, int length) {
    for (int i = 0; i < length; i++) node = mind_of(node, who[i]);
    return node;
}

static int stands(int node, const Line *lines, int n) {
    int owner = owner_of(node), level = level_of(node);
    for (int i = 0; i < n; i++) {
        int skip = 0, last = 1;
        if (introspection) while (skip < lines[i].length && lines[i].chain[skip] == owner) skip++;
        int length = lines[i].length - skip;
        for (int j = i + 1; j < n && last; j++) {
            int other = 0;
            if (introspection) while (other < lines[j].length && lines[j].chain[other] == owner) other++;
            last = lines[j].slot != lines[i].slot || lines[j].length - other != length ||
                   memcmp(lines[i].chain + skip, lines[j].chain + other, length * sizeof(int));
        }
        if (last && length <= level && at(along(node, lines[i].chain + skip, length), lines[i].slot) != lines[i].code)
            return 0;
    }
    return 1;
}

static int written(int mind, int owner, const int *who, int length, int slot, int code) {
    if (introspection) while (length && who[0] == owner) who++, length--;
    int level = level_of(mind);
    if (at(along(mind, who, length), slot) == code || length > level) return mind;
    int own = kids[(size_t)mind * characters + owner], other = -1;
    if (own >= 0) own = closed(written(own, owner, who, length, slot, code), own);
    if (length) {
        other = who[0] == owner && own >= 0 ? own : kids[(size_t)mind * characters + who[0]];
        other = closed(written(other, who[0], who + 1, length - 1, slot, code), other);
    }
    copied(mind);
    if (!length) new_cells[(size_t)level * width + HEADER + slot] = code;
    if (own >= 0) new_kids[(size_t)level * characters + owner] = own;
    if (length) new_kids[(size_t)level * characters + who[0]] = other;
    return interned(level);
}

static int lesson(int mind, int who, int fact, int x, int *path, int length, int exact) {
    int a = as[x], b = bs[x];
    switch (operators[x]) {
    case SLOT: case SLOT_IS: case SLOT_IS_NOT:
        return written(mind, who, path, length, a, exact || known[a] >= 0 ? at(along(fact, path, length), a) : UNKNOWN);
    case LITERAL: return mind;
    case BELIEVES: path[length] = a; return lesson(mind, who, fact, b, path, length + 1, exact);
    case AND: case OR: case SUM: case PRODUCT:
        for (int i = a; i < a + b; i++) mind = lesson(mind, who, fact, parts[i], path, length, exact);
        return mind;
    default:
        mind = lesson(mind, who, fact, a, path, length, exact);
        mind = lesson(mind, who, fact, b, path, length, exact);
        return operators[x] == CONDITIONAL ? lesson(mind, who, fact, cs[x], path, length, exact) : mind;
    }
}

static int learnt(int mind, int who, int fact, int x, int *path, int length) {
    int a = as[x], b = bs[x], kind = operators[x];
    if (kind == LITERAL) return mind;
    if (kind == BELIEVES) { path[length] = a; return learnt(mind, who, fact, b, path, length + 1); }
    if (kind == AND || kind == OR) {
        for (int i = a; i < a + b; i++)
            if (kind == AND || truth(along(fact, path, length), parts[i]))
                mind = learnt(mind, who, fact, parts[i], path, length);
        return mind;
    }
    if (truth(along(mind, path, length), x)) return mind;
    return lesson(mind, who, fact, x, path, length, kind == SLOT_IS || kind == EQUAL);
}

static int happen(int node, int event) {
    int level = copied(node), owner = owner_of(node), rule = event >= first_rule && event < last_rule;
    int n = 0, told = 0;
    Line lines[LINES];
    for (int change = change_first[event]; change < change_first[event + 1]; change++) {
        if (!truth(node, change_condition[change])) continue;
        int slot = change_slot[change], code = fitting(slot, code_of(node, change_value[change]));
        int from = chain_first[change], to = chain_first[change + 1];
        if (introspection) while (from < to && chain[from] == owner) from++;
        if (from == to) new_cells[(size_t)level * width + HEADER + slot] = code;
        if (from == to ? !rule : level == 0) continue;
        told |= from < to;
        Line *line = lines + n++;
        line->length = to - from, line->slot = slot, line->code = code;
        memcpy(line->chain, chain + from, (to - from) * sizeof(int));
    }
    if (rule && stands(node, lines, n)) return node;
    for (int who = 0; level > 0 && who < characters; who++) {
        int mind = kids[(size_t)node * characters + who], seen = -1, touched = 0;
        if (mind < 0) continue;
        int row = event * characters + who, result = mind;
        for (int line = sight_first[row]; line < sight_first[row + 1]; line++)
            if (truth(node, sight_condition[line])) { seen = sight_event[line]; break; }
        if (told) for (int i = 0; i < n; i++) touched |= lines[i].length && lines[i].chain[0] == who;
        if (seen >= 0) {
            int thinkable = truth(mind, precondition[seen]);
            int foreseen = seen >= first_rule && seen < last_rule && !thinkable && stands(mind, lines, n);
            if (!foreseen) {
                if (!touched && thinkable) {
                    new_kids[(size_t)level * characters + who] = after(mind, seen);
                    continue;
                }
                if (!thinkable && truth(node, precondition[seen])) {
                    int path[DEEP];
                    result = learnt(mind, who, node, precondition[seen], path, 0);
                }
                result = happen(result, seen);
            }
        }
        if (touched)
            for (int i = 0; i < n; i++)
                if (lines[i].length && lines[i].chain[0] == who)
                    result = written(result, who, lines[i].chain + 1, lines[i].length - 1, lines[i].slot,
                                     lines[i].code);
        if (result != mind) new_kids[(size_t)level * characters + who] = closed(result, mind);
    }
    return interned(level);
}

static int concerned(int before, int now, uint8_t *row) {
    int lowest = rules;
    uint16_t *one = cells + (size_t)before * width + HEADER, *other = cells + (size_t)now * width + HEADER;
    for (int slot = 0; slot < slots; slot++)
        if (one[slot] != other[slot])
            for (int i = slot_first[slot]; i < slot_first[slot + 1]; i++)
                if (slot_code[i] < 0 || slot_code[i] == other[slot]) {
                    row[slot_rules[i]] = 1;
                    if (slot_rules[i] < lowest) lowest = slot_rules[i];
                }
    for (int who = 0; who < characters; who++) {
        int old = mind_of(before, who), new = mind_of(now, who);
        if (old == new) continue;
        for (int i = mind_first[who]; i < mind_first[who + 1]; i++) {
            row[mind_rules[i]] = 1;
            if (mind_rules[i] < lowest) lowest = mind_rules[i];
        }
        int *first = belief_first + who * slots;
        if (first[0] == first[slots]) continue;
        one = cells + (size_t)old * width + HEADER, other = cells + (size_t)new * width + HEADER;
        for (int slot = 0; slot < slots; slot++)
            if (one[slot] != other[slot])
                for (int i = first[slot]; i < first[slot + 1]; i++)
                    if (belief_code[i] < 0 || belief_code[i] == other[slot]) {
                        row[belief_rules[i]] = 1;
                        if (belief_rules[i] < lowest) lowest = belief_rules[i];
                    }
    }
    return lowest;
}

static int closed(int node, int before) {
    if (node == before || !rules) return node;
    uint8_t *row = waiting + (size_t)level_of(node) * rules;
    int position = concerned(before, node, row);
    for (;;) {
        while (position < rules && !row[position]) position++;
        if (position >= rules) return node;
        row[position] = 0;
        int rule = first_rule + position++;
        if (!truth(node, precondition[rule])) continue;
        int changed = happen(node, rule);
        if (changed == node) continue;
        int lowest = concerned(node, changed, row);
        if (lowest < position) position = lowest;
        node = changed;
    }
}

static uint32_t place_of(int64_t question) {
    return (uint32_t)(((uint64_t)question * 0x9E3779B97F4A7C1ull) >> 24) & memo_mask;
}

static int after(int node, int event) {
    int64_t question = (int64_t)node * events + event + 1;
    uint32_t place = place_of(question);
    while (memo_keys[place]) {
        if (memo_keys[place] == question) return memo_nodes[place];
        place = (place + 1) & memo_mask;
    }
    int result = closed(happen(node, event), node);
    transitions++;
    if (2 * memo_count > memo_mask) {
        int64_t *keys = memo_keys;
        int *nodes = memo_nodes, size = memo_mask + 1;
        memo_mask = 2 * size - 1;
        memo_keys = calloc((size_t)2 * size, sizeof *memo_keys);
        memo_nodes = calloc((size_t)2 * size, sizeof *memo_nodes);
        for (int i = 0; i < size; i++)
            if (keys[i]) {
                uint32_t p = place_of(keys[i]);
                while (memo_keys[p]) p = (p + 1) & memo_mask;
                memo_keys[p] = keys[i], memo_nodes[p] = nodes[i];
            }
        free(keys), free(nodes);
    }
    memo_count++;
    place = place_of(question);
    while (memo_keys[place]) place = (place + 1) & memo_mask;
    memo_keys[place] = question, memo_nodes[place] = result;
    return result;
}

/* --- from the file, and out ----------------------------------------------------------------------------------------*/

static void *column(FILE *file, size_t size) {
    int64_t length;
    if (fread(&length, sizeof length, 1, file) != 1) exit(2);
    void *data = malloc((size_t)length * size + 8);
    if (fread(data, size, (size_t)length, file) != (size_t)length) exit(2);
    return data;
}

int main(int argc, char **argv) {
    FILE *file = argc > 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) return 2;
    long most = atol(argv[2]);
    int **columns[] = {&scalars, &operators, &as, &bs, &cs, &parts, &precondition, &change_first, &change_condition,
        &change_slot, &change_value, &chain_first, &chain, &sight_first, &sight_condition, &sight_event, &slot_first,
        &slot_rules, &slot_code, &belief_first, &belief_rules, &belief_code, &mind_first, &mind_rules, &idle, &known,
        &levels_of, &owners_of, &start_codes, &start_kids};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) *columns[i] = column(file, sizeof(int));
    low = column(file, sizeof(double)), high = column(file, sizeof(double)), amounts = column(file, sizeof(double));
    characters = scalars[0], slots = scalars[1], introspection = scalars[2], owners = scalars[3];
    first_rule = scalars[4], last_rule = scalars[5], events = scalars[6], first_number = scalars[7];
    numbers = scalars[8], start_nodes = scalars[9], levels = scalars[10] + 2;
    rules = last_rule - first_rule, width = HEADER + slots, room = 1024, mask = memo_mask = 4095;
    cells = malloc((size_t)room * width * sizeof *cells), kids = malloc((size_t)room * characters * sizeof *kids + 4);
    marks = malloc((size_t)room * sizeof *marks), table = calloc(4096, sizeof *table);
    memo_keys = calloc(4096, sizeof *memo_keys), memo_nodes = calloc(4096, sizeof *memo_nodes);
    new_cells = calloc((size_t)levels * width, sizeof *new_cells);
    new_kids = calloc((size_t)levels * characters + 1, sizeof *new_kids);
    waiting = calloc((size_t)levels * rules + 1, 1);
    int start = 0;
    for (int i = 0; i < start_nodes; i++) {
        int level = levels_of[i];
        new_cells[(size_t)level * width] = level;
        new_cells[(size_t)level * width + 1] = owners ? owners_of[i] + 1 : 0;
        for (int slot = 0; slot < slots; slot++)
            new_cells[(size_t)level * width + HEADER + slot] = start_codes[i * slots + slot];
        for (int who = 0; who < characters; who++)
            new_kids[(size_t)level * characters + who] = start_kids[i * characters + who];
        start = interned(level);
    }
    int *queue = malloc((size_t)(most + 2) * sizeof *queue), length = 1;
    uint8_t *met = calloc((size_t)most * 64 + 1024, 1);
    queue[0] = start, met[start] = 1;
    clock_t begun = clock();
    for (int i = 0; i < length && transitions < most; i++)
        for (int event = 0; event < first_rule; event++)
            if (!idle[event] && truth(queue[i], precondition[event])) {
                int result = after(queue[i], event);
                if (result < most * 64 && !met[result] && length < most) met[result] = 1, queue[length++] = result;
            }
    double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    uint64_t sum = 0;
    for (int node = 0; node < count; node++) {
        for (int slot = 0; slot < width; slot++) if (slot != 1) sum = sum * 31 + cells[(size_t)node * width + slot];
        for (int who = 0; who < characters; who++) sum = sum * 31 + (uint32_t)kids[(size_t)node * characters + who];
    }
    printf("%ld %d %llu %.6f\n", transitions, count, (unsigned long long)sum, seconds);
    return 0;
}
