<?php

namespace Bithoven\LLMManager\Http\Controllers\Admin;

use Bithoven\LLMManager\Models\LLMCustomMetric;
use Bithoven\LLMManager\Models\LLMUsageLog;
use Illuminate\Routing\Controller;

class LLMUsageStatsController extends Controller
{
    private const DAYS = 30;

    public function index()
    {
        return view('llm-manager::admin.stats', [
            'costs' => $this->recent()
                ->groupBy('user_id')
                ->selectRaw('user_id, SUM(cost_usd) as total_cost, COUNT(*) as total_requests')
                ->get(),
            'topModels' => $this->recent()
                ->join(
                    'llm_manager_configurations',
                    'llm_manager_usage_logs.llm_configuration_id',
                    '=',
                    'llm_manager_configurations.id',
                )
                ->groupBy('llm_manager_configurations.model')
                ->selectRaw('llm_manager_configurations.model, COUNT(*) as requests, SUM(total_tokens) as tokens')
                ->orderByDesc('requests')
                ->limit(10)
                ->get(),
            'errorRate' => $this->recent()
                ->selectRaw("ROUND(COUNT(CASE WHEN status = 'error' THEN 1 END) * 100.0 / COUNT(*), 2) as percent")
                ->value('percent'),
            'metrics' => LLMCustomMetric::selectRaw('metric_key, COUNT(*) as occurrences')
                ->groupBy('metric_key')
                ->get(),
        ]);
    }

    private function recent()
    {
        return LLMUsageLog::where('executed_at', '>=', now()->subDays(self::DAYS));
    }
}
