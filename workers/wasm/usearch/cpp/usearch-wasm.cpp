/**
 * What the module offers to JavaScript. Pointers are offsets into its memory; a failure is a value:
 * 0 or -1, with its reason in `us_error`.
 */
#include <new>

#include <usearch/index_dense.hpp>

#include "masked-rows.h"
#include "wasi-none.h"

using namespace unum::usearch;
using spymaster::masked_rows_t;

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using row_key_t = index_dense_t::vector_key_t;

constexpr char const *out_of_memory = "out of memory";

/** Why the last call failed; null if it did not. */
char const *last_error = nullptr;

int failed(char const *reason) {
    last_error = reason;
    return -1;
}

/** Keeps the reason of a result that holds one; whether there was none. */
template <typename result_at> bool is_fine(result_at &result) {
    if (result) return true;
    // USearch's reasons are literals, which outlive their result.
    last_error = result.error.release();
    return false;
}

/** One thread per module: WebAssembly without shared memory has no other. */
index_limits_t limits_of(std::size_t members) { return index_limits_t(members, 1); }

} // namespace

EXPORT(us_error) char const *us_error() {
    char const *reason = last_error;
    last_error = nullptr;
    return reason;
}

EXPORT(us_alloc) void *us_alloc(std::size_t bytes) { return std::aligned_alloc(64, (bytes + 64) / 64 * 64); }
EXPORT(us_free) void us_free(void *pointer) { std::free(pointer); }

/* Rows with an exact search. */

EXPORT(rows_open)
masked_rows_t *rows_open(std::uint32_t dims, std::uint32_t count, std::uint32_t groups, std::uint32_t sessions) {
    auto *rows = new (std::nothrow) masked_rows_t(dims, count);
    if (rows && rows->reserve(groups, sessions)) return rows;
    delete rows;
    failed(out_of_memory);
    return nullptr;
}

EXPORT(rows_close) void rows_close(masked_rows_t *rows) { delete rows; }
EXPORT(rows_stride) std::uint32_t rows_stride(masked_rows_t const *rows) { return rows->stride(); }
EXPORT(rows_values) float *rows_values(masked_rows_t *rows) { return rows->values(); }
EXPORT(rows_groups) std::uint32_t *rows_groups(masked_rows_t *rows) { return rows->groups(); }
EXPORT(rows_sessions) std::uint32_t *rows_sessions(masked_rows_t *rows) { return rows->sessions(); }
EXPORT(rows_allowed) std::uint8_t *rows_allowed(masked_rows_t *rows) { return rows->allowed(); }
EXPORT(rows_query) float *rows_query(masked_rows_t *rows) { return rows->query(); }
EXPORT(rows_weights) double *rows_weights(masked_rows_t *rows) { return rows->weights(); }

/** Begins a search with query and weights in place; -1 without memory. */
EXPORT(rows_start) int rows_start(masked_rows_t *rows, std::uint32_t k, std::uint32_t session_max) {
    return rows->start(k, session_max) ? 0 : failed(out_of_memory);
}

/** Searches all rows before the limit, of which the allowed ones if there is a mask in place. */
EXPORT(rows_scan)
void rows_scan(masked_rows_t *rows, std::uint32_t row_limit, std::uint32_t is_masked, double present_min) {
    rows->scan({row_limit, is_masked ? rows->allowed() : nullptr, present_min});
}

/** Searches the rows of a list without repetitions. */
EXPORT(rows_scan_some)
void rows_scan_some(masked_rows_t *rows, std::uint32_t const *list, std::uint32_t length, double present_min) {
    rows->scan_some(list, length, present_min);
}

EXPORT(rows_eligible) std::uint32_t rows_eligible(masked_rows_t const *rows) { return rows->eligible_count(); }
EXPORT(rows_found) std::uint32_t rows_found(masked_rows_t const *rows) { return rows->found().size(); }

/** Writes the neighbors, as many as `rows_found` says. */
EXPORT(rows_read)
void rows_read(masked_rows_t const *rows, std::uint32_t *indices, double *distances, double *present) {
    for (std::uint32_t i = 0; i < rows->found().size(); i++) {
        auto const &neighbor = rows->found()[i];
        indices[i] = neighbor.row, distances[i] = neighbor.distance, present[i] = neighbor.present;
    }
}

/* USearch's own index: float32 vectors without gaps, squared L2. */

EXPORT(dense_open)
index_dense_t *dense_open(std::uint32_t dims, std::uint32_t connectivity, std::uint32_t expansion_add) {
    index_dense_config_t config(connectivity, expansion_add, 0);
    config.enable_key_lookups = false;
    auto made = index_dense_t::make(metric_punned_t(dims), config, default_free_value<row_key_t>(), limits_of(0));
    if (!is_fine(made)) return nullptr;
    auto *index = new (std::nothrow) index_dense_t(std::move(made.index));
    if (!index) failed(out_of_memory);
    return index;
}

EXPORT(dense_close) void dense_close(index_dense_t *index) { delete index; }
EXPORT(dense_size) std::uint32_t dense_size(index_dense_t const *index) { return index->size(); }
EXPORT(dense_dims) std::uint32_t dense_dims(index_dense_t const *index) { return index->dimensions(); }
EXPORT(dense_memory) std::uint32_t dense_memory(index_dense_t const *index) { return index->memory_usage(); }

EXPORT(dense_reserve) int dense_reserve(index_dense_t *index, std::uint32_t count) {
    return index->try_reserve(limits_of(count)) ? 0 : failed(out_of_memory);
}

/** Adds vectors that lie `stride` floats apart, under keys that count up. */
EXPORT(dense_add)
int dense_add(index_dense_t *index, float const *vectors, std::uint32_t first_key, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; i++) {
        auto added = index->add(row_key_t(first_key + i), vectors + std::size_t(i) * index->dimensions(), 0);
        if (!is_fine(added)) return -1;
    }
    return 0;
}

/** Adds rows of a search as weighted vectors without gaps; a missing value counts as the middle. */
EXPORT(dense_add_rows)
int dense_add_rows(index_dense_t *index, masked_rows_t *rows, float const *roots, std::uint32_t first, std::uint32_t count) {
    auto *vector = static_cast<float *>(us_alloc(rows->dims() * sizeof(float)));
    if (!vector) return failed(out_of_memory);
    bool is_added = true;
    for (std::uint32_t row = first; is_added && row < first + count; row++) {
        float const *values = rows->values() + std::size_t(row) * rows->stride();
        for (std::uint32_t column = 0; column < rows->dims(); column++)
            vector[column] = values[column] == values[column] ? roots[column] * values[column] : 0;
        auto added = index->add(row_key_t(row), vector, 0);
        is_added = is_fine(added);
    }
    us_free(vector);
    return is_added ? 0 : -1;
}

/**
 * Nearest vectors among keys below the limit, of which the allowed ones if there is a mask.
 *
 * @param expansion candidates the graph is searched with; 0 measures every vector instead.
 * @return how many were written; -1 on failure.
 */
EXPORT(dense_search)
int dense_search(index_dense_t *index, float const *query, std::uint32_t k, std::uint32_t expansion,
                 std::uint32_t key_limit, std::uint8_t const *allowed, std::uint32_t *keys, float *distances) {
    auto may_answer = [=](row_key_t key) noexcept { return key < key_limit && (!allowed || allowed[key]); };
    if (expansion) index->change_expansion_search(expansion);
    auto found = index->filtered_search(query, k, may_answer, 0, !expansion);
    if (!is_fine(found)) return -1;
    for (std::size_t i = 0; i < found.size(); i++)
        keys[i] = std::uint32_t(row_key_t(found[i].member.key)), distances[i] = found[i].distance;
    return int(found.size());
}

EXPORT(dense_saved_length) std::uint32_t dense_saved_length(index_dense_t const *index) {
    return index->serialized_length();
}

EXPORT(dense_save) int dense_save(index_dense_t *index, byte_t *bytes, std::uint32_t length) {
    auto saved = index->save(memory_mapped_file_t(bytes, length));
    return is_fine(saved) ? 0 : -1;
}

/** Reads a saved index: copies it, or looks at it in place, whereupon the bytes must stay. */
EXPORT(dense_load) int dense_load(index_dense_t *index, byte_t *bytes, std::uint32_t length, std::uint32_t is_view) {
    memory_mapped_file_t file(bytes, length);
    std::size_t const dims = index->dimensions();
    auto read = is_view ? index->view(std::move(file)) : index->load(std::move(file));
    if (!is_fine(read)) return -1;
    bool const is_alike = index->dimensions() == dims && index->scalar_kind() == scalar_kind_t::f32_k &&
                          index->metric_kind() == metric_kind_t::l2sq_k;
    if (!is_alike) return failed("expected float32 vectors of the index's length under squared L2");
    return index->try_reserve(limits_of(index->size())) ? 0 : failed(out_of_memory);
}
