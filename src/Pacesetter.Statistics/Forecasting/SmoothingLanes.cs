using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Eight parameter points side by side.</summary>
readonly record struct SmoothingLanes(Vector512<double> Alpha, Vector512<double> Beta, Vector512<double> Phi, Vector512<double> Gamma)
{
    public const int Width = 8;
}
