#pragma once

#include <wasm_simd128.h>

#include "nearest.h"

namespace spymaster {

/** What may answer, and how much of it. */
struct question_t {
    /** Rows before this one may answer. */
    std::uint32_t row_limit;
    /** One byte per row, 0 keeps the row out; null lets all in. */
    std::uint8_t const *allowed;
    /** Least weight that must be present on both sides. */
    double present_min;
};

/**
 * Rows of scaled values and an exact search over them: weighted L2 over the columns that query and
 * row both have.
 *
 * Two passes over a row. A float32 one, eight columns a step, is wrong by less than `slack`; it
 * throws out what cannot enter. What remains is measured in float64, column by column, and only
 * that is shown: the digits are those of a plain loop in any language.
 *
 * Layout: row-major float32, padded with zeros of weight zero to whole cache lines.
 */
class masked_rows_t {
    static constexpr std::uint32_t step = 8;
    static constexpr std::uint32_t line = 64;
    /** Far above the float32 error of 160 terms that are not negative, 2e-5 of the sum. */
    static constexpr double slack = 1e-4;
    /** Below it a weight would lose digits as a float32. */
    static constexpr double least_weight = 1e-30;

    struct sums_t {
        float squares, present;
    };

    std::uint32_t dims_, stride_, count_;
    float *values_ = nullptr;
    std::uint32_t *groups_ = nullptr, *sessions_ = nullptr;
    std::uint8_t *allowed_ = nullptr;
    float *query_ = nullptr, *rough_weights_ = nullptr;
    double *weights_ = nullptr;
    bool is_rough_safe_ = true;
    nearest_t nearest_;
    std::uint32_t eligible_count_ = 0;

  public:
    masked_rows_t(std::uint32_t dims, std::uint32_t count)
        : dims_(dims), stride_((dims + step - 1) / step * step), count_(count) {}
    masked_rows_t(masked_rows_t const &) = delete;
    ~masked_rows_t() {
        std::free(values_), std::free(groups_), std::free(sessions_), std::free(allowed_);
        std::free(query_), std::free(rough_weights_), std::free(weights_);
    }

    /** Takes all memory that a search needs; false without it. */
    bool reserve(std::uint32_t group_count, std::uint32_t session_count) {
        return zeroed(values_, std::size_t(count_) * stride_) && zeroed(groups_, count_) &&
               zeroed(sessions_, count_) && zeroed(allowed_, count_) && zeroed(query_, stride_) &&
               zeroed(rough_weights_, stride_) && zeroed(weights_, stride_) &&
               nearest_.reserve(group_count, session_count);
    }

    std::uint32_t dims() const { return dims_; }
    std::uint32_t stride() const { return stride_; }
    std::uint32_t count() const { return count_; }
    float *values() { return values_; }
    std::uint32_t *groups() { return groups_; }
    std::uint32_t *sessions() { return sessions_; }
    std::uint8_t *allowed() { return allowed_; }
    float *query() { return query_; }
    double *weights() { return weights_; }
    nearest_t const &found() const { return nearest_; }
    std::uint32_t eligible_count() const { return eligible_count_; }

    /** Begins a search with the query and the weights that lie in place; false without memory. */
    bool start(std::uint32_t k, std::uint32_t session_max) {
        is_rough_safe_ = true;
        for (std::uint32_t column = 0; column < dims_; column++) {
            double const weight = weights_[column];
            rough_weights_[column] = static_cast<float>(weight);
            is_rough_safe_ &= weight == 0 || weight > least_weight;
        }
        eligible_count_ = 0;
        return nearest_.start(k, session_max);
    }

    /** Looks at every row before the limit. */
    void scan(question_t const &question) {
        std::uint32_t const end = question.row_limit < count_ ? question.row_limit : count_;
        for (std::uint32_t row = 0; row < end; row++)
            if (!question.allowed || question.allowed[row]) consider(row, question.present_min);
    }

    /** Looks at some rows; a row must not come twice. */
    void scan_some(std::uint32_t const *rows, std::uint32_t row_count, double present_min) {
        for (std::uint32_t i = 0; i < row_count; i++) consider(rows[i], present_min);
    }

  private:
    float const *row_values(std::uint32_t row) const { return values_ + std::size_t(row) * stride_; }

    void consider(std::uint32_t row, double present_min) {
        sums_t const rough = rough_sums(row_values(row));
        bool const is_rough = is_rough_safe_;
        if (is_rough && rough.present < present_min * (1 - slack)) return;
        bool const is_eligible = is_rough && rough.present > present_min * (1 + slack);
        double const bound = nearest_.bound();
        bool const is_far = rough.squares > bound * bound * (1 + slack) * rough.present;
        // A sum that left the range of float32 says nothing.
        if (is_eligible && is_far && rough.squares <= std::numeric_limits<float>::max()) {
            eligible_count_++;
            return;
        }
        neighbor_t const candidate = measured(row);
        if (candidate.present < present_min || candidate.distance != candidate.distance) return;
        eligible_count_++;
        nearest_.offer(candidate);
    }

    /** Sums in float32; a column that either side lacks adds nothing. */
    sums_t rough_sums(float const *values) const {
        v128_t squares[2] = {wasm_f32x4_const_splat(0), wasm_f32x4_const_splat(0)};
        v128_t present[2] = {wasm_f32x4_const_splat(0), wasm_f32x4_const_splat(0)};
        for (std::uint32_t column = 0; column < stride_; column += step) {
            for (std::uint32_t half = 0; half < 2; half++) {
                std::uint32_t const at = column + 4 * half;
                v128_t const weight = wasm_v128_load(rough_weights_ + at);
                v128_t const difference = wasm_f32x4_sub(wasm_v128_load(query_ + at), wasm_v128_load(values + at));
                v128_t const is_present = wasm_f32x4_eq(difference, difference);
                v128_t const square = wasm_f32x4_mul(difference, difference);
                v128_t const term = wasm_v128_and(wasm_f32x4_mul(weight, square), is_present);
                squares[half] = wasm_f32x4_add(squares[half], term);
                present[half] = wasm_f32x4_add(present[half], wasm_v128_and(weight, is_present));
            }
        }
        return {sum(wasm_f32x4_add(squares[0], squares[1])), sum(wasm_f32x4_add(present[0], present[1]))};
    }

    static float sum(v128_t lanes) {
        return (wasm_f32x4_extract_lane(lanes, 0) + wasm_f32x4_extract_lane(lanes, 1)) +
               (wasm_f32x4_extract_lane(lanes, 2) + wasm_f32x4_extract_lane(lanes, 3));
    }

    /** The distance as it is defined. */
    neighbor_t measured(std::uint32_t row) const {
        float const *values = row_values(row);
        double squares = 0, present = 0;
        for (std::uint32_t column = 0; column < dims_; column++) {
            double const difference = double(query_[column]) - double(values[column]);
            if (difference != difference) continue;
            squares += weights_[column] * (difference * difference);
            present += weights_[column];
        }
        return {__builtin_sqrt(squares / present), present, row, groups_[row], sessions_[row]};
    }

    template <typename item_at> static bool zeroed(item_at *&items, std::size_t length) {
        std::size_t const bytes = (length * sizeof(item_at) + line) / line * line;
        items = static_cast<item_at *>(std::aligned_alloc(line, bytes));
        if (items) std::memset(static_cast<void *>(items), 0, bytes);
        return items;
    }
};

} // namespace spymaster
